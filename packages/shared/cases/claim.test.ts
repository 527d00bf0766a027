import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '../dates.ts'
import { newId } from '../ids.ts'
import { lateInterest } from '../interest/late-interest.ts'
import { minor, sum } from '../money.ts'
import { type Claim, type ClaimQuestion, type ClaimReceipt, claimOn } from './claim.ts'
import { allocateReceipt, demandOf } from './demand.ts'

const [first, second, future] = [1, 2, 3].map((now) => newId('invoice', now)) as [
  ReturnType<typeof newId<'invoice'>>,
  ReturnType<typeof newId<'invoice'>>,
  ReturnType<typeof newId<'invoice'>>,
]
const invoices = [
  { invoiceId: second, number: '2026-118', dueOn: day('2026-04-15'), amount: minor(4_000_00) },
  { invoiceId: first, number: '2026-101', dueOn: day('2026-03-01'), amount: minor(8_400_00) },
]
const base: ClaimQuestion = {
  invoices,
  receipts: [],
  creditorCountry: 'ES',
  debtorCountry: 'DE',
  currency: 'EUR',
}
const paid = (on: string, amount: number, named: ClaimReceipt['named'] = []): ClaimReceipt => ({
  paymentId: newId('payment', 1),
  on: day(on),
  amount: minor(amount),
  named,
})
const lineOf = (claim: Claim, invoiceId: string) =>
  claim.invoices.find((line) => line.invoiceId === invoiceId)

describe('a claim on a day', () => {
  it('is principal, interest per invoice and compensation per invoice', () => {
    const claim = claimOn(day('2026-11-21'), base)
    // 8,400.00: 121 days at 10.15 %, 144 at 10.40 % = 282.6444 + 344.6515; 4,000.00: 76 at 10.15 %, 144 at 10.40 %.
    expect(lineOf(claim, first)).toMatchObject({
      interestOwed: 627_30,
      compensationOwed: 40_00,
      open: 9_067_30,
    })
    expect(lineOf(claim, second)).toMatchObject({ interestOwed: 248_66, open: 4_288_66 })
    expect(claim).toMatchObject({
      principal: 12_400_00,
      interest: 875_96,
      compensation: 80_00,
      claimed: 13_355_96,
      outstanding: 13_355_96,
      dueNow: 13_355_96,
      paid: 0,
      credit: 0,
    })
  })

  it('follows the law of the creditor', () => {
    const irish = claimOn(day('2026-11-21'), { ...base, creditorCountry: 'IE' })
    expect(irish.invoices.every((line) => line.interest.slices[0]?.ratePercent === '10.40')).toBe(true)
    expect(claimOn(day('2026-11-21'), { ...base, creditorCountry: 'AE' }).claimed).toBe(12_400_00)
  })

  it('lets interest run on what a receipt left, from the day after', () => {
    const claim = claimOn(day('2026-11-21'), { ...base, receipts: [paid('2026-09-30', 5_000_00)] })
    const allocations = claim.receipts[0]?.allocations ?? []
    expect(allocations.map(({ part, invoiceId, amount }) => [part, invoiceId, amount])).toEqual([
      ['COMPENSATION', first, 40_00],
      ['COMPENSATION', second, 40_00],
      ['INTEREST', first, 502_84],
      ['INTEREST', second, 189_39],
      ['PRINCIPAL', first, 4_227_77],
    ])
    const line = lineOf(claim, first)
    expect(line?.principalOpen).toBe(4_172_23)
    expect(line?.interest.slices.at(-1)).toMatchObject({ from: '2026-10-01', principal: 4_172_23 })
    // 52 days at 10.40 % on 4,172.23: 61.82.
    expect(line?.interestOpen).toBe(61_82)
    expect(claim.claimed).toBe(claim.paid + claim.outstanding)
  })

  it('keeps interest that was not paid when the principal is gone', () => {
    const order = ['PRINCIPAL', 'INTEREST', 'COMPENSATION', 'COSTS'] as const
    const claim = claimOn(day('2026-11-21'), { ...base, order, receipts: [paid('2026-09-30', 12_400_00)] })
    expect(lineOf(claim, first)).toMatchObject({
      principalOpen: 0,
      interestOpen: 502_84,
      compensationOpen: 40_00,
    })
    expect(claim.outstanding).toBe(502_84 + 189_39 + 80_00)
  })

  it('pays named invoices first', () => {
    const claim = claimOn(day('2026-09-30'), { ...base, receipts: [paid('2026-09-30', 4_229_39, [second])] })
    expect(lineOf(claim, second)?.open).toBe(0)
    expect(lineOf(claim, first)?.open).toBe(8_942_84)
  })

  it('gives back what is too much, and asks nothing more', () => {
    const claim = claimOn(day('2026-11-21'), { ...base, receipts: [paid('2026-11-21', 14_000_00)] })
    expect(claim).toMatchObject({ outstanding: 0, dueNow: 0, credit: 644_04, paid: 13_355_96 })
    const later = claimOn(day('2027-05-01'), { ...base, receipts: [paid('2026-11-21', 14_000_00)] })
    expect(later).toMatchObject({ outstanding: 0, claimed: 13_355_96 })
  })

  it('does not ask for what is not due, and does not know tomorrow’s money', () => {
    const coming = {
      invoiceId: future,
      number: '2026-200',
      dueOn: day('2026-11-21'),
      amount: minor(1_000_00),
    }
    const claim = claimOn(day('2026-11-21'), {
      ...base,
      invoices: [...invoices, coming],
      receipts: [paid('2026-11-22', 1)],
    })
    expect(claim).toMatchObject({ outstanding: 14_355_96, dueNow: 13_355_96, receipts: [] })
    const { invoices: asked } = demandOf(claim, [])
    expect(asked).toContainEqual(expect.objectContaining({ invoiceId: future, due: 0 }))
    expect(asked).toContainEqual(expect.objectContaining({ invoiceId: first, due: 9_067_30 }))
  })

  it('leaves a receipt as it was posted, whatever the rules say today', () => {
    const posted = [{ part: 'PRINCIPAL' as const, invoiceId: second, amount: minor(500_00) }]
    const claim = claimOn(day('2026-11-21'), {
      ...base,
      receipts: [{ ...paid('2026-09-30', 500_00), allocations: posted }],
    })
    expect(lineOf(claim, second)?.principalOpen).toBe(3_500_00)
    expect(lineOf(claim, first)?.interestPaid).toBe(0)
  })

  it('does not claim back interest when the one Irish rate falls', () => {
    const irish = {
      ...base,
      creditorCountry: 'IE',
      invoices: [{ ...invoices[0]!, dueOn: day('2025-01-31') }],
    }
    const receipts = [paid('2025-06-30', 400_00)]
    const claim = claimOn(day('2025-07-01'), { ...irish, receipts })
    const line = claim.invoices[0]
    expect(line?.interestPaid).toBe(183_29)
    expect(line?.interestOwed).toBe(183_29)
    expect(line?.interestOpen).toBe(0)
    expect(claim.claimed).toBe(claim.paid + claim.outstanding)
  })
})

describe('whatever is paid, and whenever', () => {
  const anyInvoice = fc.record({
    late: fc.integer({ min: -20, max: 700 }),
    amount: fc.integer({ min: 1, max: 2_000_000 }).map(minor),
  })
  const anyReceipt = fc.record({
    ago: fc.integer({ min: 0, max: 300 }),
    amount: fc.integer({ min: 1, max: 1_500_000 }),
  })
  const today = day('2026-11-21')
  const country = fc.constantFrom('ES', 'DE', 'BE', 'IE', 'GB', 'AE')

  it('everything adds up: claimed is paid and outstanding, receipts are paid and credit', () => {
    fc.assert(
      fc.property(
        fc.array(anyInvoice, { minLength: 1, maxLength: 4 }),
        fc.array(anyReceipt, { maxLength: 4 }),
        country,
        fc.integer({ min: 0, max: 15 }),
        (drawn, money, creditorCountry, mask) => {
          const made = drawn.map(({ late, amount }, place) => ({
            invoiceId: newId('invoice', place),
            number: String(place),
            dueOn: addDays(today, -late),
            amount,
          }))
          const named = made.filter((_, place) => mask & (1 << place)).map(({ invoiceId }) => invoiceId)
          const receipts = money.map(({ ago, amount }) => paid(addDays(today, -ago), amount, named))
          const question = { ...base, invoices: made, receipts, creditorCountry }
          const claim = claimOn(today, question)
          expect(claim.claimed).toBe(claim.paid + claim.outstanding)
          expect(sum(receipts.map(({ amount }) => amount))).toBe(claim.paid + claim.credit)
          expect(claim.dueNow).toBeLessThanOrEqual(claim.outstanding)
          for (const line of claim.invoices) {
            for (const open of [line.principalOpen, line.interestOpen, line.compensationOpen]) {
              expect(open).toBeGreaterThanOrEqual(0)
            }
            expect(line.amount).toBe(line.principalPaid + line.principalOpen)
          }
          // Taking the posted allocations instead of sharing out again changes nothing.
          expect(claimOn(today, { ...question, receipts: claim.receipts })).toEqual(claim)
          // Paying what is due now leaves nothing due now.
          if (claim.dueNow > 0) {
            const due = claim.invoices.filter((line) => line.overdue).map(({ invoiceId }) => invoiceId)
            const last = {
              ...paid(today, claim.dueNow),
              allocations: allocateReceipt(claim, demandOf(claim, []), claim.dueNow, due),
            }
            expect(claimOn(today, { ...question, receipts: [...claim.receipts, last] }).dueNow).toBe(0)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('without receipts the interest is that of each invoice alone', () => {
    const days = fc.integer({ min: -10, max: 900 })
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 10_000_000 }).map(minor),
        country,
        (late, amount, creditorCountry) => {
          const dueOn: Day = addDays(today, -late)
          const claim = claimOn(today, {
            ...base,
            creditorCountry,
            invoices: [{ invoiceId: first, number: '1', dueOn, amount }],
          })
          const alone = lateInterest({
            country: creditorCountry,
            principal: amount,
            currency: 'EUR',
            dueOn,
            onDay: today,
          })
          expect(claim.interest).toBe(alone.interest)
          expect(claim.compensation).toBe(alone.compensation ?? 0)
        },
      ),
    )
  })
})
