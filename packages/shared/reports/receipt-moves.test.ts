import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../dates.ts'
import { newId } from '../ids.ts'
import type { ClaimStep } from '../ledger/claim-trail.ts'
import type { PostingKind } from '../ledger/posting.ts'
import { minor, sum } from '../money.ts'
import { type LeftReceipt, receiptMoves, type ReceiptStory } from './receipt-moves.ts'

const first = newId('payment', 1)
const rest = newId('payment', 2)
const again = newId('payment', 3)
const step = (postingId: string, kind: PostingKind, receiptId: string, on: string): ClaimStep => ({
  postingId,
  kind,
  source: { kind: 'PAYMENT', id: receiptId },
  on: day(on),
  receiptId,
  moved: [],
})
const left = (kind: LeftReceipt['kind'], amount: number, on: string, againOn: string | null = null) => ({
  kind,
  amount: minor(amount),
  on: day(on),
  againOn: againOn === null ? null : day(againOn),
  id: 'rfd_1',
})
const story = (changed: Partial<ReceiptStory>): ReceiptStory => ({
  paymentId: first,
  on: day('2026-07-10'),
  amount: minor(1000),
  own: [first],
  left: [],
  counts: minor(1000),
  ...changed,
})
const today = day('2026-11-21')
const told = (of: ReceiptStory, trail: readonly ClaimStep[] = [], upTo = today) =>
  receiptMoves(of, trail, upTo).map(({ kind, on, amount, postings }) => [kind, on, amount, postings])

describe('the lines of a receipt', () => {
  test('that stayed: one, with its posting', () => {
    expect(told(story({}), [step('a', 'receipt-allocated', first, '2026-07-10')])).toEqual([
      ['RECEIPT', '2026-07-10', -1000, ['a']],
    ])
  })

  test('that was given back in part: both, each with its day and postings', () => {
    const trail = [
      step('a', 'receipt-allocated', first, '2026-07-10'),
      step('b', 'receipt-deallocated', first, '2026-08-01'),
      step('c', 'receipt-allocated', rest, '2026-07-10'),
    ]
    const partly = story({
      own: [first, rest],
      left: [left('REFUNDED', 400, '2026-08-01')],
      counts: minor(600),
    })
    expect(told(partly, trail)).toEqual([
      ['RECEIPT', '2026-07-10', -1000, ['a']],
      ['REFUNDED', '2026-08-01', 400, ['b', 'c']],
    ])
    // Before that day nothing of it is told: what counts of it today came then.
    expect(told(partly, trail.slice(0, 1), day('2026-07-31'))).toEqual([
      ['RECEIPT', '2026-07-10', -600, ['a']],
    ])
  })

  test('that a bank took back and gave again', () => {
    const trail = [
      step('a', 'receipt-allocated', first, '2026-07-10'),
      step('b', 'receipt-deallocated', first, '2026-08-01'),
      step('c', 'receipt-allocated', again, '2026-07-10'),
    ]
    const won = story({ own: [first, again], left: [left('CHARGED_BACK', 1000, '2026-08-01', '2026-09-01')] })
    expect(told(won, trail)).toEqual([
      ['RECEIPT', '2026-07-10', -1000, ['a']],
      ['CHARGED_BACK', '2026-08-01', 1000, ['b']],
      ['COUNTS_AGAIN', '2026-09-01', -1000, ['c']],
    ])
  })

  test('that was none after all, and one that was only shared out anew', () => {
    const trail = [
      step('a', 'receipt-allocated', first, '2026-07-10'),
      step('b', 'receipt-deallocated', first, '2026-08-03'),
    ]
    expect(told(story({ counts: minor(0) }), trail)).toEqual([
      ['RECEIPT', '2026-07-10', -1000, ['a']],
      ['TAKEN_BACK', '2026-08-03', 1000, ['b']],
    ])
    const anew = [...trail, step('c', 'receipt-allocated', rest, '2026-07-10')]
    expect(told(story({ own: [first, rest] }), anew)).toEqual([
      ['RECEIPT', '2026-07-10', -1000, ['a', 'b', 'c']],
    ])
  })

  test('come to what counts of it, whatever became of it and on whichever day one asks', () => {
    const gone = fc.record({
      kind: fc.constantFrom('REFUNDED' as const, 'CHARGED_BACK' as const),
      amount: fc.integer({ min: 1, max: 400 }).map(minor),
      on: fc.nat(90).map((later) => addDays(day('2026-07-10'), later)),
      againOn: fc.option(fc.nat(90).map((later) => addDays(day('2026-10-10'), later))),
      id: fc.constant('rfd_1'),
    })
    fc.assert(
      fc.property(fc.array(gone, { maxLength: 4 }), fc.nat(1000), fc.nat(200), (all, counts, later) => {
        const of = story({ left: all, counts: minor(counts) })
        const moves = receiptMoves(of, [], addDays(day('2026-07-10'), later))
        expect(sum(moves.map(({ amount }) => amount)) + counts).toBe(0)
      }),
    )
  })
})
