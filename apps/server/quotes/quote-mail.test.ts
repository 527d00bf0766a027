import { expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import { quoteMail } from './quote-mail.ts'

const quote = {
  agency: {
    name: 'Saldo Recovery',
    address: 'Calle de la Demostración 1 · 28001 Madrid',
    phone: '+34 910 000 000',
    email: 'office@saldo.example',
    register: 'Example agency',
  },
  number: 'SQ-7F3K',
  debtorName: 'Bau Adler GmbH',
  currency: 'EUR',
  claim: minor(1_336_490),
  fee: minor(133_649),
  feePercent: '10',
  net: minor(1_202_841),
  validUntilOn: day('2026-12-21'),
  url: 'https://saldo.example/q/7f3kq0v8n2m4',
}

test.each(languages)('the quote by mail in %s shows what is kept and leads back to it', (language) => {
  const { subject, text } = quoteMail({ ...quote, language })
  expect(subject).toContain('SQ-7F3K')
  expect(text).toContain(quote.url)
  expect(text).toMatch(/12[.,]028[.,]41/)
})
