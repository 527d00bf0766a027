import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../dates.ts'
import type { InvoiceId, PaymentId } from '../ids.ts'
import { claimParts } from '../ledger/allocation.ts'
import { add, minor, sum } from '../money.ts'
import { type ClaimQuestion, claimOn } from './claim.ts'
import { countries, type Fault, type Reference, slowClaim } from './claim-reference.test-kit.ts'

/** The last day for which the tables of rates say anything. */
const end = day('2026-12-31')
/** Days on which something changes: the ends of months and half-years, and the day that few years have. */
const edges = ['01-01', '06-30', '07-01', '07-02', '12-31', '01-31', '02-28', '03-01']
  .flatMap((date) => [2023, 2024, 2025, 2026].map((year) => day(`${year}-${date}`)))
  .concat(day('2024-02-29'), day('2020-02-29'))
const anyDay = (from: Day, days: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: days }).map((count) => addDays(from, count)) },
    { weight: 1, arbitrary: fc.constantFrom(...edges) },
  )

/** Day by day takes its time, above all where others work on the same machine. */
const patience = 60_000

type History = ClaimQuestion & { on: Day }
const history: fc.Arbitrary<History> = fc
  .record({
    creditorCountry: fc.constantFrom(...Object.keys(countries)),
    order: fc.shuffledSubarray([...claimParts], { minLength: 4 }),
    invoices: fc.array(
      fc.record({
        dueOn: anyDay(day('2022-06-01'), 1600),
        amount: fc.oneof(
          fc.integer({ min: 1, max: 2_000_000 }),
          fc.constantFrom(99_999, 100_000, 100_001, 1_000_000),
        ),
        // What was given up of it, in hundredths: never owed, from the beginning.
        given: fc.constantFrom(0, 0, 0, 25, 100),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    receipts: fc.array(
      fc.record({
        on: anyDay(day('2022-06-01'), 1600),
        amount: fc.oneof(fc.integer({ min: 1, max: 900_000 }), fc.constantFrom(1, 4000, 8000, 9_000_000)),
        named: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
        isPosted: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    waivers: fc.array(
      fc.record({
        invoice: fc.nat({ max: 3 }),
        on: anyDay(day('2023-06-01'), 1200),
        amount: fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.constant(900_000)),
      }),
      { maxLength: 2 },
    ),
    planOn: fc.option(anyDay(day('2023-06-01'), 1200), { freq: 3 }),
    on: anyDay(day('2024-01-01'), 1090),
  })
  .map(({ creditorCountry, order, invoices, receipts, waivers, planOn, on }) => {
    const given = invoices.map(({ dueOn, amount, given: hundredths }, place) => ({
      invoiceId: `inv_${place}` as InvoiceId,
      number: String(place),
      dueOn,
      amount: minor(amount - Math.floor((amount * hundredths) / 100)),
    }))
    const question: ClaimQuestion = {
      creditorCountry,
      debtorCountry: 'DE',
      currency: countries[creditorCountry]?.currency ?? 'EUR',
      order,
      invoices: given,
      receipts: receipts.map((receipt, place) => ({
        paymentId: `pay_${place}` as PaymentId,
        on: receipt.on,
        amount: minor(receipt.amount),
        named: receipt.named.map((number) => `inv_${number}` as InvoiceId),
      })),
      waivers: waivers.map(({ invoice, on: waivedOn, amount }) => ({
        invoiceId: `inv_${invoice}` as InvoiceId,
        on: waivedOn,
        amount: minor(amount),
      })),
      ...(planOn ? { interestUntil: planOn } : {}),
    }
    // Some receipts were posted at the time: what was written then stays, and must not change the answer.
    const byDay = question.receipts.toSorted((one, other) =>
      one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
    )
    const shared = receipts.some(({ isPosted }) => isPosted) ? slowClaim(end, question).receipts : []
    const posted = byDay.map((receipt, place) =>
      receipts[place]?.isPosted ? { ...receipt, allocations: shared[place] ?? [] } : receipt,
    )
    return { ...question, receipts: posted, on }
  })

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
  ])(
    'would be found out: %s',
    (fault) => {
      const agrees = fc.check(
        fc.property(history, (told) => {
          expect(answerOf(told)).toEqual(slowClaim(told.on, told, fault))
        }),
        { numRuns: 300, endOnFailure: true },
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
