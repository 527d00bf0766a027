import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { minor, sum } from '../money.ts'
import { type Allocation, claimParts } from './allocation.ts'
import { balance, receiptAllocated, receiptCleared, recovered, reversed } from './postings.ts'

const caseId = newId('case', 1)
const allocations: Allocation[] = [
  { part: 'COMPENSATION', invoiceId: newId('invoice', 1), amount: minor(40_00) },
  { part: 'PRINCIPAL', invoiceId: newId('invoice', 1), amount: minor(900_00) },
  { part: 'PRINCIPAL', invoiceId: newId('invoice', 2), amount: minor(55_00) },
  { part: 'CREDIT', invoiceId: null, amount: minor(5_00) },
]

describe('postings', () => {
  it('say what happened in balanced entries', () => {
    expect(receiptCleared(caseId, minor(1_000_00), 'EUR')).toEqual({
      kind: 'receipt-cleared',
      entries: [
        { account: { kind: 'CLIENT_MONEY', caseId: null, currency: 'EUR' }, amount: 1_000_00 },
        { account: { kind: 'UNALLOCATED', caseId, currency: 'EUR' }, amount: -1_000_00 },
      ],
    })
    expect(
      receiptAllocated(caseId, allocations, 'EUR').entries.map(({ account, amount }) => [
        account.kind,
        amount,
      ]),
    ).toEqual([
      ['UNALLOCATED', 1_000_00],
      ['RECOVERED_COMPENSATION', -40_00],
      ['RECOVERED_PRINCIPAL', -955_00],
      ['DEBTOR_CREDIT', -5_00],
    ])
  })

  it('are refused when they move nothing', () => {
    expect(() => receiptCleared(caseId, minor(0), 'EUR')).toThrow(RangeError)
    expect(() => receiptAllocated(caseId, [], 'EUR')).toThrow(RangeError)
  })

  it('always balance, leave nothing undecided, and are undone by their reversal', () => {
    const piece = fc.record({
      part: fc.constantFrom(...claimParts, 'CREDIT' as const),
      invoiceId: fc.constant(null),
      amount: fc.integer({ min: 1, max: 1_000_000 }).map(minor),
    })
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (parts, currency) => {
          const amount = sum(parts.map((part) => part.amount))
          const credit = sum(parts.filter((part) => part.part === 'CREDIT').map((part) => part.amount))
          const postings = [
            receiptCleared(caseId, amount, currency),
            receiptAllocated(caseId, parts, currency),
          ]
          for (const { entries } of postings) expect(sum(entries.map((entry) => entry.amount))).toBe(0)
          expect(balance(postings, () => true)).toBe(0)
          expect(balance(postings, ({ kind }) => kind === 'UNALLOCATED')).toBe(0)
          expect(balance(postings, ({ kind }) => kind === 'CLIENT_MONEY')).toBe(amount)
          expect(recovered(postings, currency)).toBe(amount - credit)
          expect(recovered(postings, 'USD')).toBe(0)
          const undone = [...postings, ...postings.map(reversed)]
          expect(balance(undone, ({ kind }) => kind === 'CLIENT_MONEY')).toBe(0)
          expect(recovered(undone, currency)).toBe(0)
        },
      ),
    )
  })
})
