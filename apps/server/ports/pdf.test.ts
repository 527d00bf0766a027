import { expect, test } from 'vitest'
import type { Instant } from '#shared/dates.ts'
import { imagesToPdf } from './images-to-pdf.ts'
import { paperOf } from './paper.ts'
import { type Paper, renderPdf } from './pdf.ts'
import { pagesOf, titleOf } from './pdf-text.test-kit.ts'
import * as samples from './sample-images.test-data.ts'

const issuedAt = '2026-11-21T09:30:00.000Z' as Instant
const agency = {
  name: 'Saldo Recovery',
  address: 'Calle de la Demostración 1 · 28001 Madrid',
  phone: '+34 910 000 000',
  email: 'office@saldo.example',
  register: 'Example agency',
}
const sheet = (language: 'en' | 'ar', explanation = 'Nothing'): Paper =>
  paperOf({
    template: 'contact/invoice-sheet-paper.typ',
    language,
    title: 'Ünusual "title" <&>',
    issuedAt,
    agency,
    content: {
      explanation,
      sheets: [1, 2].map((page) => ({
        heading: `Page ${page}`,
        amountLabel: 'Amount',
        amount: '€1',
        due: '#panic()',
        rows: [],
      })),
    },
  })
const raw = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

test('the same paper is the same file to the byte, also when others are printed in between', async () => {
  const first = await renderPdf(sheet('en'))
  const [, second] = await Promise.all([renderPdf(sheet('ar')), renderPdf(sheet('en'))])
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
  expect(Buffer.from(await renderPdf(sheet('en', 'Other'))).equals(Buffer.from(first))).toBe(false)
})

test('a paper carries its title, language, date and structure, so that it can be read aloud', async () => {
  const pdf = await renderPdf(sheet('ar'))
  expect(titleOf(pdf)).toBe('Ünusual &quot;title&quot; &lt;&amp;&gt;')
  expect(raw(pdf)).toMatch(/\/Lang \(ar\)/)
  expect(raw(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(raw(pdf)).toMatch(/\/Marked true/)
  expect(raw(pdf)).toMatch(/2026-11-21T09:30:00/)
})

test('every page has the letterhead or the footer with its number, and data is never taken for markup', async () => {
  const pages = pagesOf(await renderPdf(sheet('en')))
  expect(pages).toHaveLength(2)
  expect(pages[0]).toContain('Saldo Recovery Calle de la Demostración 1')
  expect(pages[0]).toContain('#panic()')
  expect(pages[1]).toContain('Page 2 of 2')
})

test('a paper for the archive says so, and one with a file inside carries it', async () => {
  expect(raw(await renderPdf({ ...sheet('en'), standard: 'a-2a' }))).toContain('<pdfaid:part>2</pdfaid:part>')
  const bytes = new TextEncoder().encode('<Invoice/>')
  const attachments = [{ name: 'invoice.xml', type: 'text/xml', bytes, description: 'The invoice as data' }]
  const carrying = raw(await renderPdf({ ...sheet('en'), attachments }))
  expect(carrying).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(carrying).toMatch(/\/EmbeddedFile[\s\S]*invoice\.xml|invoice\.xml[\s\S]*\/EmbeddedFile/)
})

test('photos become one PDF, a page each, upright or across, and a JPEG goes in byte for byte', async () => {
  const picture = (type: 'jpeg' | 'png' | 'heic') => ({
    type,
    bytes: samples[type],
    caption: `Photo (${type})`,
  })
  const pdf = await imagesToPdf({
    title: 'Delivery note',
    language: 'en',
    issuedAt,
    pictures: [picture('jpeg'), picture('png'), picture('heic')],
  })
  expect(pagesOf(pdf)).toHaveLength(3)
  expect(titleOf(pdf)).toBe('Delivery note')
  expect(raw(pdf)).toContain('[0 0 841.8898 595.2756]')
  expect(raw(pdf)).toContain(Buffer.from(samples.jpeg).toString('latin1'))
})

test('a broken picture is refused in words, not by a crash', async () => {
  for (const type of ['jpeg', 'png', 'heic'] as const) {
    const bytes = samples[type].slice(0, 60)
    await expect(
      imagesToPdf({ title: 'x', language: 'en', issuedAt, pictures: [{ type, bytes, caption: 'x' }] }),
    ).rejects.toMatchObject({ code: 'files.unreadable' })
  }
})
