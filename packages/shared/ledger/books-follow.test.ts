import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type InvoiceId, newId } from '../ids.ts'
import { add, minor, negate, subtract, sum, zero } from '../money.ts'
import { claimParts } from './allocation.ts'
import { type AccountKind, chart, claimAccount } from './chart.ts'
import { claimPostings } from './claim-postings.ts'
import { commissionCharged } from './fee-postings.ts'
import { balance, type Posting } from './posting.ts'

const caseId = newId('case', 1)
const nothing = { fee: zero, vat: zero, kept: zero }
const of = (kind: AccountKind) => (account: { kind: AccountKind }) => account.kind === kind
const bookIsBalanced = (postings: readonly Posting[], book: 'MONEY' | 'CLAIM') =>
  expect(balance(postings, ({ kind }) => chart[kind].book === book)).toBe(0)

const amounts = fc.record({
  PRINCIPAL: fc.nat(1_000_000).map(minor),
  INTEREST: fc.nat(100_000).map(minor),
  COMPENSATION: fc.constantFrom(zero, minor(4000)),
  COSTS: fc.constantFrom(zero, minor(900)),
})

describe('bringing the books to what is owed', () => {
  it('arrives there from anywhere, in balance, and then has nothing left to post', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amounts, amounts), { minLength: 1, maxLength: 4 }), (drawn) => {
        const ids = drawn.map((_, place): InvoiceId => newId('invoice', place))
        const from = drawn.map(([open], place) => ({ invoiceId: ids[place] ?? null, open }))
        const to = drawn.map(([, open], place) => ({ invoiceId: ids[place] ?? null, open }))
        const postings = [
          ...claimPostings(caseId, 'EUR', from, []),
          ...claimPostings(caseId, 'EUR', to, from),
        ]
        for (const part of claimParts) {
          expect(balance(postings, of(claimAccount(part)))).toBe(sum(to.map(({ open }) => open[part])))
        }
        const owed = sum(to.flatMap(({ open }) => Object.values(open)))
        expect(balance(postings, of('PLACED'))).toBe(negate(owed))
        bookIsBalanced(postings, 'CLAIM')
        expect(claimPostings(caseId, 'EUR', to, to)).toEqual([])
      }),
    )
  })

  it('charges every cent of the fee once, however the receipts fall', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 }), (steps) => {
        let charged = nothing
        const postings: Posting[] = []
        let total = zero
        for (const step of steps) {
          total = add(total, minor(step))
          const due = { fee: minor(Math.floor(total / 10)), vat: minor(Math.floor(total / 50)), kept: zero }
          const made = commissionCharged(caseId, 'EUR', due, charged, 'NETTED')
          if (made) postings.push(made)
          charged = due
        }
        expect(subtract(zero, balance(postings, of('FEES')))).toBe(charged.fee)
        expect(balance(postings, of('PAYABLE'))).toBe(add(charged.fee, charged.vat))
        bookIsBalanced(postings, 'MONEY')
      }),
    )
  })
})
