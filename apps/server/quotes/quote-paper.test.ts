import { expect, test } from 'vitest'
import { day, instant } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import { renderPdf } from '../ports/pdf.ts'
import { pagesOf, titleOf } from '../ports/pdf-text.test-kit.ts'
import { type QuotePaperData, quotePaper } from './quote-paper.ts'

const law = (basis: string) => ({ basis, source: 'm.zinsen-berechnen.de', verified: true })
const quote: QuotePaperData = {
  language: 'en',
  agency: {
    name: 'Saldo Recovery',
    address: 'Calle de la Demostración 1 · 28001 Madrid',
    phone: '+34 910 000 000',
    email: 'office@saldo.example',
    register: 'Example agency',
  },
  number: 'SQ-7F3K',
  issuedAt: instant('2026-11-21T09:00:00.000Z'),
  validUntilOn: day('2026-12-21'),
  url: 'https://saldo.example/q/7f3kq0v8n2m4',
  creditor: { name: 'Aceros Vega SL', country: 'ES' },
  debtor: { name: 'Bau Adler GmbH', country: 'DE', coverage: 'OWN' },
  currency: 'EUR',
  dueOn: day('2026-03-01'),
  onDay: day('2026-11-21'),
  daysOverdue: 265,
  principal: minor(1_240_000),
  interest: minor(92_490),
  compensation: minor(4000),
  claim: minor(1_336_490),
  fee: minor(133_649),
  net: minor(1_202_841),
  slices: [
    {
      from: day('2026-03-02'),
      to: day('2026-11-21'),
      days: 265,
      ratePercent: '10.52',
      source: 'Bundesbank',
      verified: false,
      interest: minor(92_490),
    },
  ],
  interestLaw: law('BGB § 288 Abs. 2'),
  compensationLaw: law('BGB § 288 Abs. 5'),
  tariff: {
    version: '2026-1',
    isExample: true,
    bandPercent: '10',
    surchargePoints: '2',
    effectivePercent: '12',
    minimumFee: minor(4000),
  },
  nextStep: { onDay: day('2027-03-02'), effectivePercent: '16' },
  limitation: { ...law('BGB §§ 195, 199'), lastDay: day('2029-12-31'), warning: null },
}
const textOf = async (data: QuotePaperData) => pagesOf(await renderPdf(quotePaper(data))).join(' ')

test('the quote shows every line, slice, source and flag', async () => {
  const text = await textOf(quote)
  for (const words of [
    'Quote SQ-7F3K',
    'Unpaid amount €12,400.00',
    '2 Mar 2026 – 21 Nov 2026 265 10.52% * Bundesbank €924.90',
    'Fixed compensation for recovery costs €40.00',
    'Our fee, 12% of what is recovered − €1,336.49',
    'You keep, if everything is recovered €12,028.41',
    'until 31 Dec 2029: BGB §§ 195, 199',
    'From 2 Mar 2027 the fee for this claim would be 16%',
    'not legal advice',
    'These prices are an example',
    'rests on a single secondary source',
    'https://saldo.example/q/7f3kq0v8n2m4',
  ])
    expect(text).toContain(words)
})

test('what is not known is said, not left out', async () => {
  const text = await textOf({
    ...quote,
    slices: [],
    interestLaw: null,
    compensationLaw: null,
    limitation: null,
    nextStep: null,
    debtor: { ...quote.debtor, coverage: 'NONE' },
  })
  expect(text).toContain('no verified statutory rate for this country')
  expect(text).toContain('no limitation period on file')
  expect(text).toContain('nobody in this country yet')
  expect(text).not.toContain('secondary source')
})

test.each(languages)('it can be set in %s, in the formats of the reader', async (language) => {
  const pdf = await renderPdf(quotePaper({ ...quote, language }))
  expect(titleOf(pdf)).toContain('SQ-7F3K')
  const figure = { en: '€12,028.41', es: '12.028,41 €', de: '12.028,41 €', ar: '12,028.41' }[language]
  expect(pagesOf(pdf).join(' ').replaceAll('\u00a0', ' ')).toContain(figure)
})
