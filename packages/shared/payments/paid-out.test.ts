import { expect, test } from 'vitest'
import { type Minor, minor } from '../money.ts'
import { paidOutWith, type PayableStep } from './paid-out.ts'

const receipt = (paymentId: string, amount: number, isCard = true): PayableStep => ({
  kind: 'RECEIPT',
  paymentId,
  isCard,
  amount: minor(amount),
})
const fee = receipt
const other = (amount: number): PayableStep => ({ kind: 'OTHER', amount: amount as Minor })
const run = (remittanceId: string, amount: number): PayableStep => ({
  kind: 'REMITTED',
  remittanceId,
  amount: amount as Minor,
})

test.each<[string, PayableStep[], Record<string, string>]>([
  ['nothing before a run', [receipt('a', 900)], {}],
  ['everything that had come', [receipt('a', 900), receipt('b', 90), run('1', 990)], { a: '1', b: '1' }],
  [
    'what a receipt brought is less by its fee',
    [receipt('a', 900), fee('a', -90), run('1', 810)],
    { a: '1' },
  ],
  [
    'the newest card payment was still with the provider, also where a transfer came after it',
    [receipt('a', 900), receipt('b', 90), receipt('c', 9, false), run('1', 909), run('2', 90)],
    { a: '1', c: '1', b: '2' },
  ],
  [
    'what was taken back after it was paid out is set off with the next',
    [receipt('a', 900), run('1', 900), other(-900), receipt('b', 1000), run('2', 100)],
    { a: '1', b: '2' },
  ],
  [
    'one that was taken back, and a smaller one for it, go together',
    [receipt('a', 900), other(-900), receipt('a2', 500), run('1', 500)],
    { a: '1', a2: '1' },
  ],
])('%s', (_, steps, expected) => {
  expect(Object.fromEntries(paidOutWith(steps))).toEqual(expected)
})
