import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseId, InvoiceId } from '../ids.ts'
import { add, minor, negate, subtract, sum } from '../money.ts'
import { type Flow, postingAmounts, standingsOf } from './account-book.ts'
import { accountKinds } from './chart.ts'
import { claimPostings, writtenOff } from './claim-postings.ts'
import { commissionCharged } from './fee-postings.ts'
import { type Posting, postingKinds } from './posting.ts'
import { directPaymentSettled, receiptAllocated, receiptCleared } from './receipt-postings.ts'
import { remitted } from './transfer-postings.ts'

const caseId = 'case_one' as CaseId
const invoiceId = 'inv_one' as InvoiceId
const nothing = { fee: minor(0), vat: minor(0), kept: minor(0) }
const share = { fee: minor(1000), vat: minor(210), kept: minor(0) }
const paid = [{ part: 'PRINCIPAL', invoiceId, amount: minor(10_000) }] as const

const flowsOf = (postings: readonly (Posting | null)[]): Flow[] =>
  postings.flatMap((posting) =>
    (posting?.entries ?? []).map(({ account, amount }) => ({
      currency: account.currency,
      account: account.kind,
      kind: posting?.kind ?? '',
      amount,
    })),
  )
const amountsOf = ({ entries }: Posting) =>
  postingAmounts(entries.map(({ account, amount }) => ({ account: account.kind, amount })))

describe('the account of a creditor', () => {
  test('tells how what was recovered became what is to come', () => {
    const [standing, ...others] = standingsOf(
      flowsOf([
        receiptCleared(caseId, minor(10_000), 'EUR'),
        receiptAllocated(caseId, paid, 'EUR'),
        commissionCharged(caseId, 'EUR', share, nothing, 'NETTED'),
        remitted([{ caseId, amount: minor(5000) }], 'EUR'),
      ]),
    )
    expect(others).toEqual([])
    expect(standing).toMatchObject({ recovered: 10_000, fee: 1000, vat: 210, paidOut: 5000, other: 0 })
    expect(standing?.toCome).toBe(3790)
  })

  test('knows what was paid to the creditor directly, whose fee is asked for by invoice', () => {
    const [standing] = standingsOf(
      flowsOf([
        receiptCleared(caseId, minor(10_000), 'EUR', 'HELD_BY_CREDITOR'),
        receiptAllocated(caseId, paid, 'EUR'),
        directPaymentSettled(caseId, minor(10_000), 'EUR'),
        commissionCharged(caseId, 'EUR', share, nothing, 'INVOICED'),
      ]),
    )
    expect(standing).toMatchObject({
      recovered: 10_000,
      direct: 10_000,
      fee: 1000,
      invoiced: 1210,
      toCome: 0,
    })
  })

  test('always adds up, whatever was posted, and never across currencies', () => {
    const flow = fc.record({
      currency: fc.constantFrom('EUR', 'GBP'),
      account: fc.constantFrom(...accountKinds),
      kind: fc.constantFrom(...postingKinds),
      amount: fc.integer({ min: -99_999, max: 99_999 }).map(minor),
    })
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 40 }), (flows) => {
        for (const line of standingsOf(flows)) {
          const { recovered, direct, fee, vat, kept, invoiced, paidOut, other, toCome } = line
          expect(subtract(add(recovered, invoiced, other), direct, fee, vat, kept, paidOut)).toBe(toCome)
          const payable = flows.filter(
            ({ account, currency }) => account === 'PAYABLE' && currency === line.currency,
          )
          expect(toCome).toBe(negate(sum(payable.map(({ amount }) => amount))))
        }
      }),
    )
  })
})

test('a posting is about one amount, and says what it changes for the creditor', () => {
  const open = [{ invoiceId, open: { PRINCIPAL: minor(700), INTEREST: minor(30) } }]
  const placed = claimPostings(caseId, 'EUR', open, [])
  expect(placed.map(amountsOf)).toEqual([
    { amount: 30, toCome: 0 },
    { amount: 700, toCome: 0 },
  ])
  expect(amountsOf(writtenOff(caseId, 'EUR', open))).toEqual({ amount: -730, toCome: 0 })
  expect(amountsOf(receiptAllocated(caseId, paid, 'EUR'))).toEqual({ amount: 10_000, toCome: 10_000 })
  const commission = commissionCharged(caseId, 'EUR', share, nothing, 'NETTED')
  expect(commission && amountsOf(commission)).toEqual({ amount: 1210, toCome: -1210 })
})
