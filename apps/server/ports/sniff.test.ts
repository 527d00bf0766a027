import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { safeName } from './file-names.ts'
import * as samples from './sample-images.test-data.ts'
import { identify, sniff } from './sniff.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const ubl = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID></Invoice>'

test.each([
  ['pdf', bytes('%PDF-1.7\n1 0 obj')],
  ['pdf', bytes('\n%PDF-1.4\n')],
  ['jpeg', samples.jpeg],
  ['png', samples.png],
  ['heic', samples.heic],
  ['xml', bytes(`<?xml version="1.0" encoding="UTF-8"?>\n${ubl}`)],
  ['xml', bytes(`\ufeff<?xml version="1.0"?><!-- issued by a < b > c -->\n<rsm:CrossIndustryInvoice>`)],
  ['xml', bytes(ubl)],
  ['xml', new Uint8Array(Buffer.from(`\ufeff<?xml version="1.0"?>${ubl}`, 'utf16le'))],
])('the content alone says %s', async (type, content) => {
  expect(await sniff(content)).toBe(type)
})

test.each([
  ['a web page', '<!doctype html><html><script>alert(1)</script></html>'],
  ['a web page dressed as XML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>'],
  ['a drawing that can run scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['a foreign root with a page inside', '<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></x>'],
  ['a document type definition', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['a PDF behind other content', '<html>%PDF-1.7'],
  ['a program', 'MZ\u0090\u0000'],
  ['plain words', 'please pay'],
  ['nothing', ''],
])('%s is refused', async (_what, text) => {
  expect(await sniff(bytes(text))).toBeNull()
  await expect(identify(bytes(text), 'invoice.pdf')).rejects.toMatchObject({
    code: 'files.typeNotAllowed',
    params: { name: 'invoice.pdf' },
  })
})

test('a GIF is refused although it is a picture', async () => {
  expect(await sniff(bytes('GIF89a\u0001\u0000\u0001\u0000'))).toBeNull()
})

test('a file on disk is judged by its first bytes too', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'saldo-sniff-')), 'upload')
  await writeFile(path, samples.heic)
  expect(await identify(path, 'IMG_1.HEIC')).toEqual({
    type: 'heic',
    mime: 'image/heic',
    name: 'IMG_1.HEIC',
    renamedFrom: null,
  })
})

test('a name that claims another type is corrected, and the correction is told', async () => {
  expect(await identify(samples.jpeg, 'factura 12.pdf')).toMatchObject({
    type: 'jpeg',
    name: 'factura 12.jpg',
    renamedFrom: 'factura 12.pdf',
  })
  expect(await identify(samples.png, 'scan.2026')).toMatchObject({ name: 'scan.2026.png' })
  expect(await identify(samples.jpeg, 'photo.JPEG')).toMatchObject({ name: 'photo.JPEG', renamedFrom: null })
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\Rechnung Nº 5.pdf', 'Rechnung Nº 5.pdf'],
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['a<b>:"c"|?*.pdf', 'a-b---c----.pdf'],
  ['..', 'document'],
  ['', 'document'],
  ['.htaccess', 'htaccess'],
  ['con.pdf', '_con.pdf'],
  ['فاتورة ١٢.pdf', 'فاتورة ١٢.pdf'],
  ['tab\there\r\nSet-Cookie: x.pdf', 'tabhereSet-Cookie- x.pdf'],
])('safeName(%j) is %j', (name, safe) => {
  expect(safeName(name)).toBe(safe)
})

test('a long name is cut between letters and keeps its extension', () => {
  const safe = safeName(`${'👍'.repeat(300)}.pdf`)
  expect([...safe]).toHaveLength(120)
  expect(safe.endsWith('👍.pdf')).toBe(true)
})
