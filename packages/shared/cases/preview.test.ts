import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import { caseInput } from './case-input.ts'
import { previewCase } from './preview.ts'

const today = day('2026-11-21')
const input = caseInput.parse({
  currency: 'EUR',
  debtor: { name: 'Bau Adler GmbH', country: 'DE', language: 'de', legalForm: 'GmbH', contacts: [] },
  invoices: [
    { number: '2026-101', dueOn: '2026-03-01', amountMinor: minor(8_400_00) },
    { number: '2026-118', dueOn: '2026-04-15', amountMinor: minor(4_000_00) },
  ],
})

test('the figures before the button are those of claim and price', () => {
  const { preview } = previewCase(input, 'ES', null, today)
  expect(preview).toMatchObject({
    claim: { principal: 12_400_00, interest: 875_96, compensation: 80_00, outstanding: 13_355_96 },
    price: { percent: '12.00', why: 'TODAY' },
    fee: 1_602_72,
    net: 11_753_24,
    example: true,
  })
})

test('what cannot be submitted says why instead', () => {
  const early = { ...input, invoices: input.invoices.map((invoice) => ({ ...invoice, dueOn: today })) }
  expect(previewCase(early, 'ES', null, today).refusal?.code).toBe('cases.invoiceNotOverdue')
})
