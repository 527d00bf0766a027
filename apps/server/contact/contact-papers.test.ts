import { expect, test } from 'vitest'
import { day, instant } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import { renderPdf } from '../ports/pdf.ts'
import { pagesOf, titleOf } from '../ports/pdf-text.test-kit.ts'
import { type FirstLetterData, firstLetterPaper } from './first-letter-paper.ts'
import { type InvoiceSheetData, invoiceSheetPaper } from './invoice-sheet-paper.ts'

const agency = {
  name: 'Saldo Recovery',
  address: 'Calle de la Demostración 1 · 28001 Madrid',
  phone: '+34 910 000 000',
  email: 'office@saldo.example',
  register: 'Example agency',
}
const issuedAt = instant('2026-11-21T09:00:00.000Z')
const slice = {
  from: day('2026-07-01'),
  to: day('2026-11-21'),
  days: 144,
  ratePercent: '10.52',
  source: 'getinvoicepdf.com',
  verified: false,
  interest: minor(50_273),
}
const letter: FirstLetterData = {
  language: 'en',
  agency,
  tone: 'STANDARD',
  caseNumber: 'SC-2026-0042',
  issuedAt,
  onDay: day('2026-11-21'),
  payBy: day('2026-12-05'),
  creditorName: 'Aceros Vega SL',
  debtor: { name: 'Bau Adler GmbH', addressLines: ['Hafenstraße 12', '20457 Hamburg'] },
  collectorName: 'Jonas Brandt',
  currency: 'EUR',
  invoices: [
    {
      number: '2026/117',
      issuedOn: day('2026-01-30'),
      dueOn: day('2026-03-01'),
      principal: minor(1_000_000),
      interest: minor(50_273),
      compensation: minor(4000),
      total: minor(1_054_273),
      slices: [slice],
      postings: ['pst_01k9x4m2c30000008f3k2m9qxy', 'pst_01k9x4m2c30000007abcd12345'],
    },
  ],
  costs: minor(0),
  paid: minor(50_000),
  outstanding: minor(1_004_273),
  laws: [{ basis: 'BGB § 288 Abs. 2', source: 'm.zinsen-berechnen.de', verified: true }],
  link: 'https://saldo.example/d/4mZk2QxWv8Ty1LrBn6Ps0A',
  check: { code: '4821-77', url: 'https://saldo.example/check' },
}
const textOf = async (data: FirstLetterData) => pagesOf(await renderPdf(firstLetterPaper(data))).join(' ')

test('the letter says for whom, how much and why, how to pay, to object, to check us and to complain', async () => {
  const text = await textOf(letter)
  for (const words of [
    'Hafenstraße 12 20457 Hamburg',
    'on behalf of Aceros Vega SL',
    '7ABCD-12345 1 Mar 2026 €10,000.00 €502.73 €40.00 €10,542.73',
    'Already paid − €500.00',
    'Open today €10,042.73',
    'Please pay by 5 Dec 2026',
    '144 10.52% * getinvoicepdf.com €502.73',
    'rests on a single secondary source',
    'BGB § 288 Abs. 2',
    letter.link,
    '4821-77',
    'https://saldo.example/check',
    '+34 910 000 000',
    'Every complaint gets a number',
    'Article 14',
    'Article 6(1)(f)',
    'From Aceros Vega SL',
    'data protection authority',
  ])
    expect(text.replaceAll('\u00a0', ' ')).toContain(words)
})

/** No step towards a court may be threatened before the creditor has consented to it (A34). */
const courts =
  /court|judge|judicial|lawsuit|sue |legal action|proceedings|gericht|klage|rechtsanw|tribunal|juzgado|demanda|judicial|محكم|قضا|دعوى/i

test.each(languages)('in %s every tone asks and none threatens', async (language) => {
  for (const tone of ['SOFT', 'STANDARD', 'FIRM'] as const) {
    const paper = firstLetterPaper({ ...letter, language, tone })
    expect(JSON.stringify(paper.data)).not.toMatch(courts)
    const pdf = await renderPdf(paper)
    expect(titleOf(pdf)).toContain('Aceros Vega SL')
    expect(pagesOf(pdf).length).toBeLessThanOrEqual(3)
  }
})

test('without interest the letter has no empty table', async () => {
  const invoices = letter.invoices.map((invoice) => ({ ...invoice, slices: [] }))
  expect(await textOf({ ...letter, invoices })).not.toContain('How the interest is worked out')
})

const sheet: InvoiceSheetData = {
  language: 'en',
  agency,
  caseNumber: 'SC-2026-0042',
  issuedAt,
  timeZone: 'Europe/Madrid',
  creditor: { name: 'Aceros Vega SL', country: 'ES', registration: 'NIF B12345674' },
  debtor: { name: 'Bau Adler GmbH', country: 'DE' },
  currency: 'EUR',
  invoices: [
    {
      number: '2026/117',
      issuedOn: day('2026-01-30'),
      dueOn: day('2026-03-01'),
      amount: minor(1_000_000),
      description: 'Steel girders',
      recordedAt: issuedAt,
    },
    {
      number: '2026/121',
      issuedOn: null,
      dueOn: day('2026-03-12'),
      amount: minor(240_000),
      description: null,
      recordedAt: issuedAt,
    },
  ],
}

test('each invoice without a copy gets a page that says it is not the invoice', async () => {
  const pages = pagesOf(await renderPdf(invoiceSheetPaper(sheet)))
  expect(pages).toHaveLength(2)
  expect(pages[0]).toContain('Steel girders')
  expect(pages[1]).toContain('2026/121')
  expect(pages[1]).toContain('It is not the invoice itself')
})

test.each(languages)('the sheet can be set in %s', async (language) => {
  expect(pagesOf(await renderPdf(invoiceSheetPaper({ ...sheet, language })))[0]).toContain('2026/117')
})
