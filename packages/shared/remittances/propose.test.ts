import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../dates.ts'
import { type CaseId, newId } from '../ids.ts'
import { add, type Minor, minor, subtract, sum, zero } from '../money.ts'
import { clearedOf, type Standing } from './cleared.ts'
import { type Books, isRemittable, proposeRemittance } from './propose.ts'

const today = day('2026-11-24')
const cases: CaseId[] = [1, 2, 3].map((number) => newId('case', number))
const [first, second] = [cases[0] as CaseId, cases[1] as CaseId]
const standing = (caseId: CaseId, payable: number, fee = 0, vat = 0): Standing => ({
  caseId,
  payable: minor(payable),
  fee: minor(fee),
  vat: minor(vat),
  kept: zero,
})
const books = (over: Partial<Books> = {}): Books => ({
  currency: 'EUR',
  standings: [standing(first, 2655_15, 285_00, 59_85)],
  waiting: zero,
  covered: minor(3000_00),
  owedByAgency: zero,
  clearedOn: day('2026-11-20'),
  hasDetails: true,
  ...over,
})

describe('what goes to a creditor', () => {
  it('is what was recovered less fee and VAT (the example of D7)', () => {
    expect(proposeRemittance(books(), today)).toMatchObject({
      gross: 3000_00,
      fee: 285_00,
      vat: 59_85,
      net: 2655_15,
      lines: [{ caseId: first, gross: 3000_00 }],
    })
  })

  it('is less by what was taken back after an earlier remittance, in a line of its own', () => {
    const standings = [standing(first, -2655_15, -285_00, -59_85), standing(second, 5310_30, 570_00, 119_70)]
    const found = proposeRemittance(books({ standings }), today)
    expect(found).toMatchObject({ net: 2655_15, fee: 285_00, vat: 59_85, gross: 3000_00 })
    expect(found).toMatchObject({ lines: [{ gross: -3000_00 }, { gross: 6000_00 }] })
  })

  it.each<[string, Partial<Books>, object | null]>([
    ['nothing', { standings: [] }, null],
    [
      'nothing while all of it is with the card provider',
      { standings: [standing(first, 0)], waiting: minor(5) },
      { reason: 'NOT_CLEARED', amount: 5 },
    ],
    [
      'nothing while more was taken back than has come in',
      { standings: [standing(first, -1)] },
      { reason: 'SET_OFF', amount: -1 },
    ],
    ['nothing without bank details', { hasDetails: false }, { reason: 'NO_DETAILS', amount: 2655_15 }],
    [
      'nothing below the minimum',
      { standings: [standing(first, 9_99)] },
      { reason: 'BELOW_MINIMUM', amount: 9_99 },
    ],
    ['nothing that is not there', { covered: minor(2655_14) }, { reason: 'NOT_COVERED', amount: 1 }],
    [
      'what we owe the account out of our share, which the card provider has kept',
      { covered: minor(2990_00), owedByAgency: minor(10_00) },
      { net: 2655_15, fee: 285_00, madeGood: 10_00 },
    ],
    ['our fee later, where it is not there', { covered: minor(2655_15) }, { net: 2655_15, fee: 0, vat: 0 }],
    ['the minimum itself', { standings: [standing(first, 10_00)] }, { net: 10_00 }],
    [
      'less than the minimum on the last day (Part 7.7)',
      { standings: [standing(first, 1)], clearedOn: day('2026-11-10') },
      { net: 1 },
    ],
  ])('is %s', (_, over, expected) => {
    const found = proposeRemittance(books(over), today)
    if (expected === null) expect(found).toBeNull()
    else expect(found).toMatchObject(expected)
  })
})

describe('what is cleared', () => {
  const receipt = (caseId: CaseId, amount: number) => ({
    amount: minor(amount),
    paymentId: `pay_${caseId}`,
    brought: standing(caseId, amount - 10, 10),
  })

  it('is not what the newest receipts brought, as long as the provider holds it', () => {
    const all = [standing(first, 90, 10), standing(second, 190, 20)]
    const cleared = clearedOf(all, [receipt(first, 100), receipt(second, 100)], [], minor(60))
    expect(cleared).toEqual({
      standings: [all[0], standing(second, 100, 10)],
      waiting: 90,
      held: [`pay_${second}`],
    })
  })

  it('is everything once the provider has paid out', () => {
    const all = [standing(first, 90, 10)]
    expect(clearedOf(all, [receipt(first, 100)], [], zero)).toEqual({ standings: all, waiting: 0, held: [] })
  })

  it('does not look for what was taken back at the provider', () => {
    // The newest was charged back whole, so that the provider holds the one before it.
    const all = [standing(first, 90, 10), standing(second, 0)]
    const back = [{ caseId: second, amount: minor(500) }]
    const cleared = clearedOf(all, [receipt(first, 100), receipt(second, 500)], back, minor(100))
    expect(cleared.standings).toEqual([standing(first, 0), standing(second, 0)])
  })

  it('never makes a debt of the creditor out of waiting', () => {
    const all = [standing(first, -50, -5)]
    expect(clearedOf(all, [receipt(first, 100)], [], minor(100)).standings).toEqual(all)
  })
})

const amounts = fc.integer({ min: -100_000, max: 300_000 }).map(minor)
const anyStanding = fc
  .record({ place: fc.nat(2), payable: amounts, fee: amounts, vat: amounts, kept: amounts })
  .map(({ place, ...parts }): Standing => ({ caseId: cases[place] as CaseId, ...parts }))
const anyBooks = fc.record({
  currency: fc.constantFrom('EUR', 'GBP', 'JPY'),
  standings: fc.uniqueArray(anyStanding, { selector: ({ caseId }) => caseId, maxLength: 3 }),
  waiting: fc.nat(1000).map(minor),
  covered: fc.integer({ min: -1000, max: 900_000 }).map(minor),
  owedByAgency: fc.integer({ min: -500, max: 5_000 }).map(minor),
  clearedOn: fc.constantFrom(null, day('2026-11-01'), day('2026-11-23')),
  hasDetails: fc.boolean(),
})

describe('a remittance, whatever the books say', () => {
  it('is the sum of its lines, more than nothing, and never more than there is at the bank', () => {
    fc.assert(
      fc.property(anyBooks, (drawn) => {
        const found = proposeRemittance(drawn, today)
        if (found === null || !isRemittable(found)) return
        const of = (part: 'payable' | 'fee' | 'vat' | 'kept' | 'gross'): Minor =>
          sum(found.lines.map((line) => line[part]))
        expect(found).toMatchObject({
          net: of('payable'),
          fee: of('fee'),
          vat: of('vat'),
          gross: of('gross'),
        })
        expect(subtract(found.gross, found.fee, found.vat, found.kept)).toBe(found.net)
        expect(found.net).toBeGreaterThan(0)
        expect(found.gross - found.madeGood).toBeLessThanOrEqual(drawn.covered)
        expect(found.madeGood).toBeLessThanOrEqual(Math.max(drawn.owedByAgency, 0))
        expect(drawn.hasDetails).toBe(true)
      }),
    )
  })

  it('takes nothing twice: what it leaves in the books is nothing more to remit', () => {
    fc.assert(
      fc.property(anyBooks, (drawn) => {
        const found = proposeRemittance(drawn, today)
        if (found === null || !isRemittable(found)) return
        const left = drawn.standings.map((before) => {
          const line = found.lines.find(({ caseId }) => caseId === before.caseId)
          return {
            ...before,
            payable: subtract(before.payable, line?.payable ?? zero),
            fee: subtract(before.fee, line?.fee ?? zero),
            vat: subtract(before.vat, line?.vat ?? zero),
            kept: subtract(before.kept, line?.kept ?? zero),
          }
        })
        expect(sum(left.map(({ payable }) => payable))).toBe(0)
        const again = proposeRemittance({ ...drawn, standings: left, waiting: zero }, today)
        expect(again).toBeNull()
      }),
    )
  })

  it('covers with what has cleared no more than stands in the books', () => {
    fc.assert(
      fc.property(fc.array(anyStanding, { maxLength: 4 }), fc.nat(1_000_000), (receipts, held) => {
        const all = cases.map((caseId): Standing => {
          const own = receipts.filter((brought) => brought.caseId === caseId)
          const of = (part: 'payable' | 'fee' | 'vat' | 'kept') => sum(own.map((each) => each[part]))
          return { caseId, payable: of('payable'), fee: of('fee'), vat: of('vat'), kept: of('kept') }
        })
        const cards = receipts.map((brought) => ({
          paymentId: 'pay_1',
          amount: add(minor(1), minor(Math.abs(brought.payable))),
          brought,
        }))
        const cleared = clearedOf(all, cards, [], minor(held))
        for (const [place, before] of all.entries()) {
          const after = cleared.standings[place] as Standing
          for (const part of ['payable', 'fee', 'vat', 'kept'] as const) {
            expect(after[part]).toBeLessThanOrEqual(Math.max(before[part], 0))
            if (before[part] <= 0) expect(after[part]).toBe(before[part])
          }
        }
      }),
    )
  })
})
