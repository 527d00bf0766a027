import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import { type Gone, receiptHistory } from './receipt-history.ts'

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
