import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { defaultMandate } from '../agreements/mandate.ts'
import { addDays, day } from '../dates.ts'
import { minor } from '../money.ts'
import { eurRate, fromEur } from '../quotes/eur-rates.ts'
import { boundsOf, judge, type Situation, whyNotPropose } from './plan-policy.ts'
import type { Terms } from './schedule.ts'
import { owing, situation, today } from './situation.test-kit.ts'

const inside: Terms = {
  total: minor(12_724_90),
  first: minor(1_500_00),
  firstOn: day('2026-11-27'),
  count: 6,
  dayOfMonth: 5,
}
// Pence are worth more than cents, so the limit in pence is exact to the penny.
const gbpLimit = fromEur(minor(50_000_00), eurRate('GBP', today))

const deciderOf = (terms: Partial<Terms>, changed: Partial<Situation> = {}) => {
  const { decider, why } = judge({ ...inside, ...terms }, { ...situation, ...changed })
  return [decider, ...why]
}

describe('who decides', () => {
  it.each<[string, Partial<Terms>, Partial<Situation>, string[]]>([
    ['nobody inside the mandate', {}, {}, ['NOBODY']],
    [
      'nobody at its edges',
      { count: 12, first: minor(1_272_49), firstOn: day('2026-12-01') },
      {},
      ['NOBODY'],
    ],
    ['too many', { count: 13 }, {}, ['MANAGER', 'TOO_MANY']],
    ['a small first payment', { first: minor(1_272_48) }, {}, ['MANAGER', 'FIRST_TOO_SMALL']],
    ['a late first payment', { firstOn: day('2026-12-02') }, {}, ['MANAGER', 'FIRST_TOO_LATE']],
    ['disputed', {}, { isDisputed: true }, ['MANAGER', 'DISPUTED']],
    ['one was broken', {}, { hasBroken: true }, ['MANAGER', 'BROKEN_BEFORE']],
    [
      'automatic approval off',
      {},
      { mandate: { ...defaultMandate, automaticApproval: false } },
      ['MANAGER', 'AUTOMATIC_OFF'],
    ],
    ['a reduction without leave', { total: minor(12_724_89) }, {}, ['CREDITOR', 'BEYOND_DISCOUNT']],
    [
      'a reduction within the leave',
      { total: minor(12_000_00) },
      { mandate: { ...defaultMandate, discountAtMost: 1_000 } },
      ['MANAGER', 'REDUCTION'],
    ],
  ])('%s', (_, terms, changed, expected) => expect(deciderOf(terms, changed)).toEqual(expected))

  // A33: the boundary is on the debt, not on the offer, strictly below; Part 7.3.
  it.each([
    [49_999_99, 'EUR', 'NOBODY'],
    [50_000_00, 'EUR', 'CREDITOR'],
    [50_000_01, 'EUR', 'CREDITOR'],
  ])('a debt of %d %s is decided by %s', (debt, currency, decider) => {
    const owed = minor(debt)
    const changed = { currency, ...owing(debt) }
    expect(deciderOf({ total: owed, first: minor(10_000_00) }, changed)[0]).toBe(decider)
    // The offer on the table never counts, and neither does what has been disputed or paid since.
    const offered = deciderOf(
      { total: minor(1_000_00), first: minor(500_00) },
      { ...changed, outstanding: minor(1_000_00), undisputed: minor(1_000_00) },
    )
    expect(offered[0]).toBe(decider)
  })

  it('compares other currencies exactly at the rate of placement', () => {
    const limits = [-1, 0, 1].map((pence) => {
      const owed = minor(gbpLimit + pence)
      return deciderOf({ total: owed, first: minor(10_000_00) }, { currency: 'GBP', ...owing(owed) })[0]
    })
    expect(limits).toEqual(['NOBODY', 'CREDITOR', 'CREDITOR'])
  })
})

test('the mandate in the currency of the claim', () => {
  expect(boundsOf(situation)).toEqual({
    automatic: true,
    most: 12,
    first: 1_272_49,
    each: 50_00,
    firstBy: '2026-12-01',
  })
  expect(boundsOf({ ...situation, ...owing(80_00) })).toMatchObject({ most: 3, first: 80_00, each: 50_00 })
})

describe('what nobody can agree to', () => {
  it.each<[string, Partial<Terms>, Partial<Situation>]>([
    ['plans.closed', {}, { status: 'CLOSED' }],
    ['plans.paused', {}, { isPaused: true }],
    ['plans.running', {}, { hasPlan: true }],
    ['plans.nothingOwed', {}, { undisputed: minor(0) }],
    ['plans.moreThanOwed', { total: minor(12_724_91) }, {}],
    ['plans.count', { count: 61 }, {}],
    ['plans.count', { count: 0 }, {}],
    ['plans.dayOfMonth', { dayOfMonth: 32 }, {}],
    ['plans.oneIsAll', { count: 1 }, {}],
    ['plans.firstTooLarge', { first: minor(12_724_90) }, {}],
    ['plans.firstInPast', { firstOn: day('2026-11-20') }, {}],
    ['plans.firstTooLate', { firstOn: addDays(today, 61) }, {}],
    ['plans.tooLittle', { first: minor(99) }, {}],
    ['plans.tooLittle', { count: 60, total: minor(160_00), first: minor(102_00) }, {}],
  ])('%s', (code, terms, changed) => {
    expect(whyNotPropose({ ...inside, ...terms }, { ...situation, ...changed })).toMatchObject({ code })
  })

  it('is not a promise to pay everything on one day', () => {
    expect(whyNotPropose({ ...inside, count: 1, first: inside.total }, situation)).toBeNull()
  })
})

test('accepted without a person means: inside the mandate, below the limit, undisputed, the whole (E03)', () => {
  const amount = (most: number) => fc.integer({ min: 2_00, max: most }).map(minor)
  fc.assert(
    fc.property(
      fc.record({
        owed: amount(70_000_00),
        paidPart: fc.integer({ min: 0, max: 60 }),
        disputed: fc.boolean(),
        broken: fc.boolean(),
        automatic: fc.boolean(),
        count: fc.integer({ min: 1, max: 14 }),
        firstPart: fc.integer({ min: 1, max: 100 }),
        less: fc.constantFrom(0, 0, 0, 1, 50_00),
        days: fc.integer({ min: 0, max: 14 }),
      }),
      ({ owed, paidPart, disputed, broken, automatic, count, firstPart, less, days }) => {
        const undisputed = minor(Math.max(1_00, Math.floor((owed * (100 - paidPart)) / 100)))
        const case_: Situation = {
          ...situation,
          principalPlaced: owed,
          outstanding: undisputed,
          undisputed,
          isDisputed: disputed,
          hasBroken: broken,
          mandate: { ...defaultMandate, automaticApproval: automatic },
        }
        const total = minor(Math.max(1_00, undisputed - less))
        const first = minor(count === 1 ? total : Math.max(1_00, Math.floor((total * firstPart) / 101)))
        const terms = { ...inside, total, first, count, firstOn: addDays(today, days) }
        if (whyNotPropose(terms, case_)) return
        const verdict = judge(terms, case_)
        const bounds = boundsOf(case_)
        expect(verdict.why.length > 0).toBe(verdict.decider !== 'NOBODY')
        if (verdict.decider !== 'NOBODY') return
        expect(owed).toBeLessThan(50_000_00)
        expect([disputed, broken, automatic, total]).toEqual([false, false, true, undisputed])
        expect(count <= bounds.most && first >= bounds.first && terms.firstOn <= bounds.firstBy).toBe(true)
        if (count > 1) expect(Math.floor((total - first) / (count - 1))).toBeGreaterThanOrEqual(bounds.each)
      },
    ),
    { numRuns: 2_000 },
  )
})
