import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import { type Gone, receiptGroups, receiptHistory } from './receipt-history.ts'

const back = (amount: number, on: string, kind: Gone['kind'] = 'refunded'): Gone => ({
  kind,
  amount: minor(amount),
  on: day(on),
})

test.each([
  [true, [], 'paid'],
  [false, [], 'takenBack'],
  [false, [back(40, '2026-11-02')], 'partlyRefunded'],
  [false, [back(60, '2026-11-02'), back(40, '2026-11-01')], 'refunded'],
  [false, [back(100, '2026-11-02', 'chargedBack')], 'chargedBack'],
  [false, [back(99, '2026-11-02', 'chargedBack')], 'partlyChargedBack'],
  [false, [back(40, '2026-11-02'), back(60, '2026-11-03', 'chargedBack')], 'chargedBack'],
  // Credit leaves a receipt that goes on counting.
  [true, [back(10, '2026-11-02')], 'partlyRefunded'],
] as const)('a receipt that counts: %s, of which %o has gone, is %s', (counts, gone, state) => {
  const history = receiptHistory(minor(100), counts, gone)
  expect(history.state).toBe(state)
  expect(history.gone.map(({ on }) => on)).toEqual(gone.map(({ on }) => on).toSorted())
})

test('what is left of a payment stands with it, and one that was moved here is its own', () => {
  const rows = [
    { id: 'pay_4', restOfId: 'pay_0' },
    { id: 'pay_1', restOfId: null },
    { id: 'pay_2', restOfId: 'pay_0' },
    { id: 'pay_3', restOfId: 'pay_1' },
    { id: 'pay_6', restOfId: null },
    // Another machine has named it, whose clock is behind.
    { id: 'pay_5', restOfId: 'pay_6' },
  ]
  const groups = receiptGroups(rows).map(({ origin, own, key }) => [origin.id, own.map(({ id }) => id), key])
  expect(groups).toEqual([
    ['pay_1', ['pay_1', 'pay_3'], 'pay_1'],
    ['pay_6', ['pay_6', 'pay_5'], 'pay_6'],
    ['pay_2', ['pay_2', 'pay_4'], 'pay_0'],
  ])
})
