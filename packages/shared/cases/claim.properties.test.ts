import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../dates.ts'
import type { InvoiceId, PaymentId } from '../ids.ts'
import { add, minor, sum } from '../money.ts'
import { type ClaimQuestion, claimOn } from './claim.ts'
import { end, type History, history } from './claim-history.test-kit.ts'
import { countries, type Fault, type Reference, slowClaim } from './claim-reference.test-kit.ts'

/** Day by day takes its time, above all where others work on the same machine. */
const patience = 60_000

const answerOf = ({ on, ...question }: History): Reference => {
  const claim = claimOn(on, question)
  return {
    lines: claim.invoices.map(
      ({ principalPaid, interestOwed, interestPaid, compensationOwed, compensationPaid }) => ({
        principalPaid,
        interestOwed,
        interestPaid,
        compensationOwed,
        compensationPaid,
      }),
    ),
    costsOwed: claim.costs.owed,
    costsPaid: claim.costs.paid,
    credit: claim.credit,
    receipts: claim.receipts.map(({ allocations }) => [...allocations]),
  }
}

describe('what is owed on a day', () => {
  test(
    'is what the law says, counted day by day in exact fractions',
    () => {
      fc.assert(
        fc.property(history, (told) => {
          expect(answerOf(told)).toEqual(slowClaim(told.on, told))
        }),
        { numRuns: 200 },
      )
    },
    patience,
  )

  test.each<Fault>([
    'PAYMENT_DAY_BEARS_NOTHING',
    'DUE_DAY_BEARS_INTEREST',
    'INTEREST_ON_INTEREST',
    'RATE_CHANGES_A_DAY_LATE',
    'LEAP_YEARS_ARE_LONGER',
    'INTEREST_GOES_WITH_THE_PRINCIPAL',
    'ROUNDED_EVERY_DAY',
    'NEWEST_FIRST',
    'NAMED_ARE_FORGOTTEN',
    'COMPENSATION_ONCE_A_CASE',
    'LAST_RATE_FOR_ALL',
    'FIRST_RATE_FOR_ALL',
    'CREDIT_IS_KEPT',
    'A_PLAN_CHANGES_NOTHING',
    'WAIVED_IS_ASKED_AGAIN',
    'COSTS_BESIDE_THE_FIXED_SUM',
    'COSTS_GO_ON_UNDER_A_PLAN',
    'COSTS_ARE_PAID_LAST',
  ])(
    'would be found out: %s',
    (fault) => {
      const agrees = fc.check(
        fc.property(history, (told) => {
          expect(answerOf(told)).toEqual(slowClaim(told.on, told, fault))
        }),
        // A rare history may be needed, and looking ends with the first: many tries cost little.
        { numRuns: 5_000, endOnFailure: true },
      )
      expect(agrees.failed).toBe(true)
    },
    patience,
  )

  test.each([
    ['ES', 1_703_29],
    ['IT', 1_703_29],
    ['FR', 2_032_05],
    ['DE', 1_723_01],
    ['BE', 1_750_96],
    ['IE', 1_709_59],
    ['GB', 2_095_89],
  ])('on the vector of %s (C4) is the same by both', (creditorCountry, interest) => {
    const question: ClaimQuestion = {
      creditorCountry,
      debtorCountry: 'DE',
      currency: countries[creditorCountry]?.currency ?? '',
      invoices: [
        { invoiceId: 'inv_0' as InvoiceId, number: '0', dueOn: day('2025-03-31'), amount: minor(10_000_00) },
      ],
      receipts: [],
    }
    expect(claimOn(day('2026-11-21'), question).interest).toBe(interest)
    expect(slowClaim('2026-11-21', question).lines[0]?.interestOwed).toBe(interest)
  })
})

describe('whatever happened', () => {
  const check = (holds: (told: History) => void) => fc.assert(fc.property(history, holds), { numRuns: 80 })

  test(
    'claimed is paid and outstanding, and every cent received is paid or a credit',
    () =>
      check(({ on, ...question }) => {
        const claim = claimOn(on, question)
        expect(claim.claimed).toBe(add(claim.paid, claim.outstanding))
        expect(sum(claim.receipts.map(({ amount }) => amount))).toBe(add(claim.paid, claim.credit))
        for (const line of claim.invoices) {
          expect(
            Math.min(line.principalOpen, line.interestOpen, line.compensationOpen),
          ).toBeGreaterThanOrEqual(0)
        }
      }),
    patience,
  )

  test(
    'nobody pays interest on interest: what is unpaid of it, or paid, changes no rate and no balance',
    () =>
      check(({ on, ...question }) => {
        for (const { interest, amount } of claimOn(on, question).invoices) {
          for (const { principal } of interest.slices) expect(principal).toBeLessThanOrEqual(amount)
        }
      }),
    patience,
  )

  test(
    'interest survives the payment of the principal, and falls by nothing but what is paid of it',
    () =>
      check(({ on, ...question }) => {
        const order = ['PRINCIPAL', 'COSTS', 'COMPENSATION', 'INTEREST'] as const
        const everything = { ...question, order, receipts: [], waivers: [], interestUntil: end }
        const owed = claimOn(on, everything)
        fc.pre(owed.principal > 0)
        const receipt = { paymentId: 'pay_x' as PaymentId, on, amount: owed.principal }
        const paid = (later: number) =>
          claimOn(addDays(on, later), { ...everything, receipts: [receipt] }).invoices.map((line) => [
            line.principalOpen,
            line.interestOpen,
          ])
        const left = owed.invoices.map(({ interestOpen }) => [0, interestOpen])
        expect(paid(0)).toEqual(left)
        // Where the rate of the day of payment counts for the whole delay, that day has come.
        expect(paid(200)).toEqual(left)
      }),
    patience,
  )
})
