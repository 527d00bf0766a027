import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { newId } from '../ids.ts'
import { minor } from '../money.ts'
import { costLine } from './cost-line.ts'

const spent = (amount: number, on: string, until: string | null = null) => ({
  costId: newId('cost', amount),
  kind: 'TRACING' as const,
  on: day(on),
  until: until === null ? null : day(until),
  amount: minor(amount),
})
const costs = [spent(100_00, '2026-10-05'), spent(30_00, '2026-09-01', '2026-10-10')]
const question = { costs, country: 'ES', compensation: minor(80_00), paid: minor(0) }

test.each([
  ['2026-08-31', 0, 0, 0],
  // What the fixed compensation makes up for is not asked for twice.
  ['2026-09-01', 30_00, 30_00, 0],
  ['2026-10-05', 130_00, 80_00, 50_00],
  // From the day on which it was taken back it counts no more.
  ['2026-10-10', 100_00, 80_00, 20_00],
])('on %s %i were spent, %i are made up for, %i are owed', (on, all, covered, owed) => {
  expect(costLine(day(on), question)).toMatchObject({ spent: all, covered, owed, open: owed })
})

test('where no rule is on file what was spent stays with the creditor', () => {
  const line = costLine(day('2026-10-05'), { ...question, country: 'AE', compensation: minor(0) })
  expect(line).toMatchObject({ spent: 130_00, owed: 0, rule: null })
})

test('every rule says that what it rests on was not checked for this country', () => {
  for (const country of ['ES', 'DE', 'FR', 'GB'])
    expect(costLine(day('2026-10-05'), { ...question, country }).rule?.verified).toBe(false)
})

test('what was rightly paid is not claimed back when the fixed compensation grows', () => {
  const paid = costLine(day('2026-10-10'), { ...question, compensation: minor(120_00), paid: minor(20_00) })
  expect(paid).toMatchObject({ owed: 20_00, open: 0 })
})
