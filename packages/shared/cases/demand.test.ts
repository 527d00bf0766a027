import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../dates.ts'
import { newId } from '../ids.ts'
import { minor, sum } from '../money.ts'
import { type ClaimQuestion, claimOn } from './claim.ts'
import { allocateReceipt, demandOf, planStanding } from './demand.ts'

const today = day('2026-11-21')
const [first, second] = [newId('invoice', 1), newId('invoice', 2)] as const
const base: ClaimQuestion = {
  invoices: [
    { invoiceId: first, number: '2026-101', dueOn: day('2026-03-01'), amount: minor(8_400_00) },
    { invoiceId: second, number: '2026-118', dueOn: day('2026-04-15'), amount: minor(4_000_00) },
  ],
  receipts: [],
  creditorCountry: 'ES',
  debtorCountry: 'DE',
  currency: 'EUR',
}
const claim = claimOn(today, base)

describe('what is asked for', () => {
  it('is everything that is due, when nothing is paused', () => {
    expect(demandOf(claim, [])).toMatchObject({
      isPaused: false,
      held: 0,
      undisputed: claim.outstanding,
      dueNow: claim.outstanding,
      most: claim.outstanding,
    })
  })

  it('is the other invoice, when one is disputed whole', () => {
    const demand = demandOf(claim, [{ invoiceId: first, amount: null }])
    expect(demand).toMatchObject({ held: 9_067_30, dueNow: 4_288_66, most: 4_288_66 })
  })

  it('is the undisputed part of an invoice, with its share of the interest and the whole compensation', () => {
    const demand = demandOf(claim, [{ invoiceId: first, amount: minor(2_100_00) }])
    // Three quarters of 627.30 is 470.475, asked for rounded down.
    expect(demand.invoices[0]).toMatchObject({
      heldParts: { PRINCIPAL: 2_100_00, INTEREST: 156_83, COMPENSATION: 0 },
      due: 6_300_00 + 470_47 + 40_00,
    })
  })

  it('is nothing at all, when the whole case is paused', () => {
    const paused = demandOf(claim, [{ invoiceId: null, amount: null }])
    expect(paused).toMatchObject({ isPaused: true, dueNow: 0, most: 0, undisputed: 0 })
  })

  it('asks for costs as long as anything else is asked for, and for them alone when they are all that is left', () => {
    const cost = { costId: newId('cost', 1), kind: 'TRACING', on: day('2026-10-01'), until: null } as const
    const costly = claimOn(today, { ...base, costs: [{ ...cost, amount: minor(280_00) }] })
    const [one, other] = [first, second].map((invoiceId) => ({ invoiceId, amount: null }))
    const demanded = (...holds: Parameters<typeof demandOf>[1]) => demandOf(costly, holds).costs
    expect(demanded()).toEqual({ due: 200_00, held: 0 })
    expect(demanded(one!)).toEqual({ due: 200_00, held: 0 })
    expect(demanded(one!, other!)).toEqual({ due: 0, held: 200_00 })
    expect(demanded({ invoiceId: null, amount: null })).toEqual({ due: 0, held: 200_00 })
    expect(demandOf(costly, [one!, other!])).toMatchObject({ held: costly.outstanding, dueNow: 0, most: 0 })

    // An order that leaves costs for the end: then they are what is left.
    const order = ['PRINCIPAL', 'INTEREST', 'COMPENSATION', 'COSTS'] as const
    const rest = minor(costly.outstanding - 200_00)
    const allocations = allocateReceipt(costly, demandOf(costly, []), rest, [], order)
    const receipt = { paymentId: newId('payment', 1), on: today, amount: rest, allocations }
    const left = claimOn(today, {
      ...base,
      costs: [{ ...cost, amount: minor(280_00) }],
      receipts: [receipt],
    })
    expect(left.outstanding).toBe(200_00)
    expect(demandOf(left, [])).toMatchObject({ dueNow: 200_00, costs: { due: 200_00 } })
  })

  it('pays costs first, and not while they wait', () => {
    const cost = { costId: newId('cost', 1), kind: 'COURT', on: day('2026-10-01'), until: null } as const
    const costly = claimOn(today, { ...base, costs: [{ ...cost, amount: minor(280_00) }] })
    const asked = demandOf(costly, [])
    expect(allocateReceipt(costly, asked, minor(250_00))).toEqual([
      { part: 'COSTS', invoiceId: null, amount: 200_00 },
      { part: 'COMPENSATION', invoiceId: first, amount: 40_00 },
      { part: 'COMPENSATION', invoiceId: second, amount: 10_00 },
    ])
    // An invoice that the payer named is paid before the costs, which belong to none.
    expect(allocateReceipt(costly, asked, minor(50_00), [second])[0]).toMatchObject({ invoiceId: second })
    const paused = demandOf(costly, [{ invoiceId: null, amount: null }])
    expect(allocateReceipt(costly, paused, minor(250_00))).toEqual([
      { part: 'CREDIT', invoiceId: null, amount: 250_00 },
    ])
  })

  it('silences no other invoice (OCA/credit-control #460)', () => {
    const demand = demandOf(claim, [{ invoiceId: second, amount: minor(1) }])
    expect(demand.invoices[0]).toMatchObject({ held: 0, due: 9_067_30 })
  })

  it('is the instalment that fell due, not the whole claim (odoo #165199), and the rest may be paid early', () => {
    const plan = {
      total: minor(9_000_00),
      receipts: [{ on: day('2026-10-01'), amount: minor(3_500_00) }],
      instalments: [
        { number: 1, statutoryOn: day('2026-10-01'), dueOn: day('2026-10-01'), amount: minor(3_000_00) },
        { number: 2, statutoryOn: day('2026-11-01'), dueOn: day('2026-11-02'), amount: minor(3_000_00) },
        { number: 3, statutoryOn: day('2026-12-01'), dueOn: day('2026-12-01'), amount: minor(3_000_00) },
      ],
    }
    const demand = demandOf(claim, [], plan)
    expect(demand).toMatchObject({ dueNow: 2_500_00, most: 5_500_00 })
    expect(demand.plan?.instalments.map(({ state, open }) => [state, open])).toEqual([
      ['PAID', 0],
      ['LATE', 2_500_00],
      ['TO_COME', 3_000_00],
    ])
    // Both days of it stay known: the one that was agreed, and the working day after it.
    expect(demand.plan?.next).toMatchObject({ number: 2, statutoryOn: '2026-11-01', dueOn: '2026-11-02' })
    expect(
      planStanding({ ...plan, receipts: [{ on: today, amount: minor(9_000_00) }] }, today),
    ).toMatchObject({ rest: 0, next: null })
  })

  it('stops interest on the day of a plan that is kept', () => {
    const frozen = claimOn(addDays(today, 200), { ...base, interestUntil: today })
    expect(frozen.outstanding).toBe(claim.outstanding)
    expect(claimOn(addDays(today, -10), { ...base, interestUntil: today })).toEqual(
      claimOn(addDays(today, -10), base),
    )
  })

  it('pays what is not disputed before anything that is', () => {
    const demand = demandOf(claim, [{ invoiceId: first, amount: minor(2_100_00) }])
    const pieces = allocateReceipt(claim, demand, demand.most, [first])
    const toFirst = pieces.filter(({ invoiceId }) => invoiceId === first)
    expect(sum(toFirst.map(({ amount }) => amount))).toBe(demand.invoices[0]?.due)
    expect(pieces.some(({ part }) => part === 'CREDIT')).toBe(false)
  })

  it('is never what is disputed, and never more than is open', () => {
    const holds = fc.array(
      fc.record({
        invoiceId: fc.constantFrom(first, second, null),
        amount: fc.option(fc.integer({ min: 1, max: 9_000_00 }).map(minor)),
      }),
      { maxLength: 4 },
    )
    const plan = fc.option(
      fc.record({
        total: fc.integer({ min: 2, max: 12_000_00 }),
        paid: fc.integer({ min: 0, max: 13_000_00 }),
      }),
    )
    fc.assert(
      fc.property(holds, plan, (drawn, agreed) => {
        const held = drawn.map((hold) => (hold.invoiceId ? hold : { ...hold, amount: null }))
        const half = agreed ? Math.floor(agreed.total / 2) : 0
        const running = agreed && {
          total: minor(agreed.total),
          receipts: [{ on: today, amount: minor(agreed.paid) }],
          instalments: [
            { number: 1, statutoryOn: today, dueOn: today, amount: minor(half) },
            {
              number: 2,
              statutoryOn: addDays(today, 30),
              dueOn: addDays(today, 30),
              amount: minor(agreed.total - half),
            },
          ],
        }
        const demand = demandOf(claim, held, running)
        expect(demand.dueNow).toBeLessThanOrEqual(demand.most)
        expect(demand.most).toBeLessThanOrEqual(demand.undisputed)
        expect(demand.held + demand.undisputed).toBe(claim.outstanding)
        for (const [place, { due, held: paused, heldParts }] of demand.invoices.entries()) {
          expect(due + paused).toBeLessThanOrEqual(claim.invoices[place]?.open ?? 0)
          expect(Object.values(heldParts).every((part) => part >= 0)).toBe(true)
        }
        if (held.some(({ invoiceId }) => invoiceId === null)) expect(demand.most).toBe(0)
      }),
    )
  })
})
