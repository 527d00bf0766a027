import { expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import { paymentReceiptMail, paymentReceivedMail } from './payment-mails.ts'

const paid = {
  agency: {
    name: 'Saldo Recovery',
    address: 'Calle de la Demostración 1 · 28001 Madrid',
    phone: '+34 910 000 000',
    email: 'office@saldo.example',
    register: 'Example agency',
  },
  creditorName: 'Aceros Vega SL',
  debtorName: 'Hollins & Sons Ltd',
  caseNumber: 'SC-2026-0042',
  currency: 'GBP',
  amount: minor(120_000),
  paidOn: day('2026-11-21'),
  remaining: minor(5000),
}

test.each(languages)('both sides hear in %s what came and what is left', (language) => {
  const debtor = paymentReceiptMail({
    ...paid,
    language,
    number: 'RC-2026-0007',
    link: 'https://saldo.example/d/x',
  })
  expect(debtor.subject).toContain('RC-2026-0007')
  expect(debtor.text).toContain('Aceros Vega SL')
  const creditor = paymentReceivedMail({
    ...paid,
    language,
    name: 'Ana Vega',
    url: 'https://saldo.example/app',
  })
  expect(creditor.text).toContain('Hollins & Sons Ltd')
  for (const { text } of [debtor, creditor]) expect(text).toMatch(/1[.,]?200[.,]00/)
})

test('a claim that is paid in full is called so', () => {
  const settled = { ...paid, remaining: minor(0), language: 'en' as const }
  expect(paymentReceiptMail({ ...settled, number: 'R', link: null }).text).toContain(
    'Nothing is open any more',
  )
  expect(paymentReceivedMail({ ...settled, name: null, url: 'https://x.example' }).text).toContain(
    'paid in full',
  )
})
