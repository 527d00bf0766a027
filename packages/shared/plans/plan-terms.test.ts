import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { defaultMandate } from '../agreements/mandate.ts'
import { addDays, weekday } from '../dates.ts'
import { minor } from '../money.ts'
import { askedOutside, boundsOf, judge, type Situation, toldDecider, whyNotPropose } from './plan-policy.ts'
import { answerWithin, type Known, proposedTerms, sliderEnd, whyNotTerms } from './plan-terms.ts'
import { situation, today } from './situation.test-kit.ts'

const base: Situation = { ...situation, holidays: new Set(['2026-11-30', '2026-12-25', '2027-01-01']) }
/** What leaves the server about a case, as apps/server/plans/debtor-view.ts puts it together. */
const knownOf = (situation: Situation): Known => ({
  today,
  currency: situation.currency,
  undisputed: situation.undisputed,
  bounds: boundsOf(situation),
  holidays: situation.holidays,
  outsideDecider: askedOutside(situation),
})

const situations = fc
  .record({
    owed: fc.oneof(
      fc.integer({ min: 1_00, max: 60_000_00 }),
      fc.constantFrom(49_999_99, 50_000_00, 50_000_01, 80_00, 2_00),
    ),
    openPart: fc.integer({ min: 1, max: 100 }),
    isDisputed: fc.boolean(),
    hasBroken: fc.boolean(),
    automaticApproval: fc.boolean(),
    discountAtMost: fc.constantFrom(0, 500, 10_000),
    firstShare: fc.constantFrom(0, 1_000, 3_333),
    most: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ owed, openPart, isDisputed, hasBroken, most, ...mandate }): Situation => {
    const undisputed = minor(Math.max(1_00, Math.floor((owed * openPart) / 100)))
    return {
      ...base,
      principalPlaced: minor(owed),
      outstanding: undisputed,
      undisputed,
      isDisputed,
      hasBroken,
      mandate: { ...defaultMandate, ...mandate, instalments: [{ below: minor(50_000_00), most }] },
    }
  })

test('what the debtor sees while sliding is what the rule decides, and less than the whole tells nothing more', () => {
  fc.assert(
    fc.property(
      situations,
      fc.record({
        count: fc.integer({ min: 1, max: 60 }),
        firstPart: fc.integer({ min: 1, max: 100 }),
        less: fc.constantFrom(0, 0, 0, 1, 99_00),
        days: fc.integer({ min: 0, max: 60 }),
        dayOfMonth: fc.integer({ min: 1, max: 31 }),
      }),
      (situation, { count, firstPart, less, days, dayOfMonth }) => {
        const total = minor(Math.max(1_00, situation.undisputed - less))
        const first = minor(count === 1 ? total : Math.max(1_00, Math.floor((total * firstPart) / 101)))
        const terms = { total, first, count, firstOn: addDays(today, days), dayOfMonth }
        const known = knownOf(situation)
        expect(whyNotTerms(terms, known)).toEqual(whyNotPropose(terms, situation))
        if (whyNotTerms(terms, known)) return
        const verdict = judge(terms, situation)
        const answer = answerWithin(terms, known)
        expect(answer === 'NOBODY').toBe(verdict.decider === 'NOBODY')
        expect(answer).toBe(toldDecider(verdict))
      },
    ),
    { numRuns: 800 },
  )
})

describe('what the form begins with', () => {
  it('is the longest plan that is accepted at once', () => {
    expect(proposedTerms(knownOf(base))).toEqual({
      total: 12_724_90,
      first: 1_273_00,
      firstOn: '2026-12-01',
      count: 12,
      dayOfMonth: 1,
    })
  })

  it('is accepted at once wherever anything of two payments or more can be, and always possible', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const known = knownOf(situation)
        if (situation.undisputed < 4_00) return
        const terms = proposedTerms(known)
        expect(whyNotTerms(terms, known)).toBeNull()
        expect(weekday(terms.firstOn) <= 5 && !known.holidays.has(terms.firstOn)).toBe(true)
        const { bounds, undisputed } = known
        const room = undisputed - Math.ceil(bounds.first / 100) * 100
        if (bounds.automatic && bounds.most >= 2 && room >= bounds.each)
          expect(answerWithin(terms, known)).toBe('NOBODY')
      }),
      { numRuns: 400 },
    )
  })

  it('lets the slider go beyond what is accepted at once', () => {
    expect([3, 6, 12, 30, 0].map((most) => sliderEnd({ most }))).toEqual([24, 24, 36, 60, 60])
  })
})
