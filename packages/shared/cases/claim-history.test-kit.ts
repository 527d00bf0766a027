import fc from 'fast-check'
import { addDays, type Day, day } from '../dates.ts'
import type { InvoiceId, PaymentId } from '../ids.ts'
import { claimParts } from '../ledger/allocation.ts'
import { minor } from '../money.ts'
import type { ClaimQuestion } from './claim.ts'
import { countries, slowClaim } from './claim-reference.test-kit.ts'
import type { CostId } from './cost-line.ts'

/** The last day for which the tables of rates say anything. */
export const end = day('2026-12-31')
/** Days on which something changes: the ends of months and half-years, and the day that few years have. */
const edges = ['01-01', '06-30', '07-01', '07-02', '12-31', '01-31', '02-28', '03-01']
  .flatMap((date) => [2023, 2024, 2025, 2026].map((year) => day(`${year}-${date}`)))
  .concat(day('2024-02-29'), day('2020-02-29'))
const anyDay = (from: Day, days: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: days }).map((count) => addDays(from, count)) },
    { weight: 1, arbitrary: fc.constantFrom(...edges) },
  )

export type History = ClaimQuestion & { on: Day }
export const history: fc.Arbitrary<History> = fc
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
    costs: fc.array(
      fc.record({
        on: anyDay(day('2022-06-01'), 1600),
        lasts: fc.option(fc.nat({ max: 400 }), { freq: 3 }),
        amount: fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.constantFrom(3_999, 4000, 4001)),
      }),
      { maxLength: 3 },
    ),
    planOn: fc.option(anyDay(day('2023-06-01'), 1200), { freq: 3 }),
    on: anyDay(day('2024-01-01'), 1090),
  })
  .map(({ creditorCountry, order, invoices, receipts, waivers, costs, planOn, on }) => {
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
      costs: costs.map((cost, place) => ({
        costId: `cst_${place}` as CostId,
        kind: 'TRACING' as const,
        on: cost.on,
        until: cost.lasts === null ? null : addDays(cost.on, cost.lasts),
        amount: minor(cost.amount),
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
