/**
 * What Factur-X asks of a PDF/A-3 beyond the file inside: its XMP says that the file is an invoice, of which kind, in
 * which profile. Typst writes no properties of ours into the XMP, so that they are added here as PDF foresees it: as an
 * update at the end of the file, which writes the stream of the metadata anew under its number and leaves every byte
 * before it as it was (ISO 32000-1, 7.5.6).
 */
const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'

const properties = [
  ['DocumentFileName', 'The name of the embedded XML file'],
  ['DocumentType', 'The type of the hybrid document in capital letters, e.g. INVOICE or ORDER'],
  ['Version', 'The actual version of the standard applying to the embedded XML document'],
  ['ConformanceLevel', 'The conformance level of the embedded XML document'],
]

const described = properties
  .map(
    ([name, text]) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name>` +
      `<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>` +
      `<pdfaProperty:description>${text}</pdfaProperty:description></rdf:li>`,
  )
  .join('')

/** PDF/A wants every schema that is not its own described beside its values (ISO 19005-3, 6.6.2.3). */
const addition =
  `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
  ` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
  `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
  `<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>` +
  `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>` +
  `<pdfaSchema:property><rdf:Seq>${described}</rdf:Seq></pdfaSchema:property>` +
  `</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>` +
  `<rdf:Description rdf:about="" xmlns:fx="${namespace}"><fx:DocumentType>INVOICE</fx:DocumentType>` +
  `<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:Version>1.0</fx:Version>` +
  `<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>`

/** A PDF/A-3 with factur-x.xml inside, whose XMP now says so. Throws on a file that is not built as ours are. */
export function asFacturX(pdf: Uint8Array): Uint8Array {
  // One byte is one letter, so that places in the text are places in the file.
  const text = Buffer.from(pdf).toString('latin1')
  const number = /\/Metadata (\d+) 0 R/.exec(text)?.[1]
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+\d+\s+%%EOF\s*$/.exec(text)?.[1]
  const object =
    number && new RegExp(`(?:^|\\n)${number} 0 obj\\s*<<[\\s\\S]*?>>\\s*stream\\r?\\n`).exec(text)
  if (!object || !trailer || !Number.isInteger(start)) throw new Error('The PDF is not built as expected')
  const from = object.index + object[0].length
  const xmp = text.slice(from, text.indexOf('endstream', from)).trimEnd()
  const end = xmp.lastIndexOf('</rdf:RDF>')
  if (end < 0) throw new Error('The PDF has no XMP that can be read')
  const stream = `${xmp.slice(0, end)}${addition}${xmp.slice(end)}`
  const gap = text.endsWith('\n') ? '' : '\n'
  const place = text.length + gap.length
  const dictionary = `<< /Type /Metadata /Subtype /XML /Length ${stream.length} >>`
  const written = `${number} 0 obj\n${dictionary}\nstream\n${stream}\nendstream\nendobj\n`
  const table = `xref\n${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`
  const ending = `trailer\n<<${trailer.replaceAll(/\/Prev \d+/g, '')} /Prev ${start} >>\nstartxref\n${place + written.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(`${text}${gap}${written}${table}${ending}`, 'latin1'))
}
