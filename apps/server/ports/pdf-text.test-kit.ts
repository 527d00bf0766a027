import { inflateSync } from 'node:zlib'

type Objects = Map<string, { head: string; stream: string }>

/** Reads the plain structure that our own papers have (no object streams, no encryption); not a reader for any PDF. */
function objectsOf(pdf: Uint8Array): Objects {
  const file = Buffer.from(pdf).toString('latin1')
  return new Map(
    [...file.matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)].map(([, id = '', body = '']) => {
      const [begin = '', head = body] = /^([\s\S]*?)stream\r?\n/.exec(body) ?? []
      // The length is said by the file: what is packed may itself end like a line.
      const length = begin ? Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0) : 0
      const packed = body.slice(begin.length, begin.length + length)
      const stream = head.includes('FlateDecode')
        ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
        : packed
      return [id, { head, stream }]
    }),
  )
}

const unicode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function glyphsOf(objects: Objects, fontId: string): Map<string, string> {
  const mapId = /\/ToUnicode (\d+) 0 R/.exec(objects.get(fontId)?.head ?? '')?.[1] ?? ''
  const map = objects.get(mapId)?.stream ?? ''
  return new Map(
    [...map.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n/g)].map(([, glyph = '', text = '']) => [
      glyph.toLowerCase(),
      unicode(text),
    ]),
  )
}

const escapes: Record<string, string> = { b: '\b', t: '\t', n: '\n', r: '\r', f: '\f' }

/** The codes of a shown string, written as `(…)` with escapes or as `<…>` in hexadecimal. */
function codesOf(shown: string): string[] {
  const hex = shown.startsWith('<')
    ? shown.slice(1, -1)
    : Buffer.from(
        shown
          .slice(1, -1)
          .replace(/\\([0-7]{1,3}|[\s\S])/g, (_all, sign: string) =>
            /[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (escapes[sign] ?? sign),
          ),
        'latin1',
      ).toString('hex')
  return hex.toLowerCase().match(/.{4}/g) ?? []
}

/** A string in parentheses may hold balanced parentheses as they are; three levels are more than glyph codes need. */
const nested = (inner: string) => String.raw`\((?:\\[\s\S]|[^\\()]${inner})*\)`
const string = `<[0-9a-fA-F]+>|${nested(`|${nested(`|${nested('')}`)}`)}`
const shownStrings = new RegExp(string, 'g')
/** A font is chosen, strings are shown (with the spacing between them, or alone), a stretch of text ends. */
const steps = new RegExp(
  String.raw`/(f\d+) [\d.]+ Tf|((?:${string})|\[(?:(?:${string})|[-\d.\s])*\])\s?T[jJ]|\bET\b`,
  'g',
)

function pageText(objects: Objects, head: string): string {
  const fonts = new Map(
    [...head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, glyphsOf(objects, id)]),
  )
  const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? ''
  let glyphs: Map<string, string> | undefined
  return [...content.matchAll(steps)]
    .map(([step, font, shown]) => {
      if (font) glyphs = fonts.get(font)
      if (step === 'ET') return ' '
      return [...(shown ?? '').matchAll(shownStrings)]
        .flatMap(([run]) => codesOf(run))
        .map((glyph) => glyphs?.get(glyph) ?? '')
        .join('')
    })
    .join('')
}

/** The words of each page of one of our papers. Right-to-left words come in the order in which they are drawn. */
export function pagesOf(pdf: Uint8Array): string[] {
  const objects = objectsOf(pdf)
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) =>
      pageText(objects, head)
        .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
        .replace(/\s+/g, ' '),
    )
}

export const titleOf = (pdf: Uint8Array): string | undefined =>
  /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(Buffer.from(pdf).toString('utf8'))?.[1]
