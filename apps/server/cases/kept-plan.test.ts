import { expect, test } from 'vitest'
import { planHistory } from './kept-plan.ts'

const plan = { signedAt: new Date('2026-11-21T10:00:00Z'), cureBy: null, instalments: [] }
const payment = (settledAt: string, firstSettledAt: string | null, startedAt = settledAt) => ({
  id: 'pay_1',
  status: 'SUCCEEDED',
  startedAt: new Date(startedAt),
  settledAt: new Date(settledAt),
  firstSettledAt: firstSettledAt === null ? null : new Date(firstSettledAt),
  receivedOn: null,
  amountMinor: 300_00n,
})
const receiptsOf = (...payments: ReturnType<typeof payment>[]) =>
  planHistory(plan, { debtor: { country: 'DE' }, holds: [], payments }).receipts

test('what is left of a payment that was partly given back pays a plan only where that payment did', () => {
  expect(receiptsOf(payment('2026-11-20T10:00:00Z', null))).toEqual([])
  expect(receiptsOf(payment('2026-12-05T10:00:00Z', '2026-11-20T10:00:00Z', '2026-11-20T09:59:00Z'))).toEqual(
    [],
  )
  const rest = payment('2026-12-05T10:00:00Z', '2026-11-27T10:00:00Z', '2026-11-27T09:59:00Z')
  expect(receiptsOf(rest)).toEqual([{ paymentId: 'pay_1', on: '2026-11-27', amount: 300_00 }])
})
