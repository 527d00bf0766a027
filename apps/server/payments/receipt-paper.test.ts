import { expect, test } from 'vitest'
import { day, instant } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import { renderPdf } from '../ports/pdf.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { type ReceiptPaperData, receiptPaper } from './receipt-paper.ts'

const receipt: ReceiptPaperData = {
  language: 'de',
  agency: {
    name: 'Saldo Recovery',
    address: 'Calle de la Demostración 1 · 28001 Madrid',
    phone: '+34 910 000 000',
    email: 'office@saldo.example',
    register: 'Example agency',
  },
  number: 'RC-2026-0007',
  issuedAt: instant('2026-11-21T09:00:00.000Z'),
  onDay: day('2026-11-21'),
  paidAt: instant('2026-11-21T08:58:00.000Z'),
  timeZone: 'Europe/Berlin',
  payer: { name: 'Bau Adler GmbH', addressLines: ['20457 Hamburg'] },
  creditorName: 'Aceros Vega SL',
  caseNumber: 'SC-2026-0042',
  currency: 'EUR',
  amount: minor(1_078_589),
  card: { brand: 'Visa', last4: '4242' },
  providerReference: 'pi_3QfT2eLkdIwH',
  allocations: [
    { invoiceNumber: '2026/117', part: 'INTEREST', amount: minor(78_589) },
    { invoiceNumber: '2026/117', part: 'PRINCIPAL', amount: minor(1_000_000) },
  ],
  ending: 'PAID',
  remaining: minor(0),
  postings: ['pst_01k9x4m2c30000008f3k2m9qxy', 'pst_01k9x4m2c30000007abcd12345'],
}
const textOf = async (data: ReceiptPaperData) =>
  pagesOf(await renderPdf(receiptPaper(data)))
    .join(' ')
    .replaceAll('\u00a0', ' ')

test('the receipt says what was paid, for whom, for what, and that nothing is left', async () => {
  const text = await textOf(receipt)
  for (const words of [
    'Quittung RC-2026-0007',
    'Gebucht als 8F3K2-M9QXY',
    '7ABCD-12345',
    '10.785,89 €',
    '21.11.2026, 09:58 Europe/Berlin',
    'endet auf 4242',
    'pi_3QfT2eLkdIwH',
    '2026/117 Verzugszinsen 785,89 €',
    'nichts mehr offen',
  ])
    expect(text).toContain(words)
})

test('what is still open stands on it', async () => {
  expect(await textOf({ ...receipt, ending: null, remaining: minor(211_001), card: null })).toContain(
    'Noch offen: 2.110,01 €',
  )
})

test.each([
  ['SETTLED', 'Was vereinbart war, ist bezahlt.'],
  ['CLOSED', 'Der Fall ist abgeschlossen.'],
] as const)('of a case that has ended as %s nothing is named as open', async (ending, said) => {
  const text = await textOf({ ...receipt, ending })
  expect(text).toContain(said)
  expect(text).not.toContain('offen')
})

test.each(languages)('it can be set in %s', async (language) => {
  expect(await textOf({ ...receipt, language })).toContain('RC-2026-0007')
})
