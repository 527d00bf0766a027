import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { brokenOn, breaksOf, coverOf, type PlanHistory } from '../cases/plan-life.ts'
import { addDays, day, type Day, dayOf, instant } from '../dates.ts'
import { minor, sum } from '../money.ts'
import { graceUntil, planLifeOn, planStates, toldStateOf } from './plan-state.ts'
import { scheduleOf } from './schedule.ts'

/** Good Friday, Easter Monday and the first of May of 2027, as in Germany. */
const holidays = new Set(['2027-03-26', '2027-03-29', '2027-05-01'])
const instalments = scheduleOf(
  { total: minor(3_000_00), first: minor(1_000_00), firstOn: day('2027-03-25'), count: 3, dayOfMonth: 31 },
  holidays,
).map(({ number, dueOn, amount }) => ({ number, dueOn, amount, graceUntil: graceUntil(dueOn, holidays) }))
const plan = (changed: Partial<PlanHistory> = {}): PlanHistory => ({
  instalments,
  receipts: [],
  inFlight: [],
  cureBy: null,
  isPaused: false,
  ...changed,
})
const paid = (on: string, amount: number) => ({ on: day(on), amount: minor(amount) })

test('the grace is three working days of the debtor’s country', () => {
  expect(instalments.map(({ dueOn, graceUntil: until }) => [dueOn, until])).toEqual([
    // Over Good Friday, a weekend and Easter Monday.
    ['2027-03-25', '2027-04-01'],
    // The 31st of a short month is its last day, here a Friday; the next day is a holiday and a weekend follows.
    ['2027-04-30', '2027-05-05'],
    ['2027-05-31', '2027-06-03'],
  ])
})

describe('a plan stands in exactly one state', () => {
  const one = [paid('2027-03-25', 1_000_00)]
  test.each<[string, Partial<PlanHistory>, Day, object]>([
    ['before its first day', {}, day('2027-03-24'), { state: 'ON_TIME', until: '2027-03-25', arrears: 0 }],
    ['on its day', {}, day('2027-03-25'), { state: 'DUE', arrears: 1_000_00 }],
    ['the day after', {}, day('2027-03-26'), { state: 'IN_GRACE', until: '2027-04-01', arrears: 1_000_00 }],
    ['on the last day of grace', {}, day('2027-04-01'), { state: 'IN_GRACE' }],
    ['after it', {}, day('2027-04-02'), { state: 'RESTORABLE', until: '2027-04-12', brokenOn: '2027-04-02' }],
    ['on the last day of restoring', {}, day('2027-04-12'), { state: 'RESTORABLE', arrears: 1_000_00 }],
    ['after it', {}, day('2027-04-13'), { state: 'BROKEN', until: null, arrears: 1_000_00 }],
    [
      'paid in part',
      { receipts: [paid('2027-03-25', 999_99)] },
      day('2027-04-02'),
      { state: 'RESTORABLE', arrears: 1 },
    ],
    [
      'paid on the last day of grace',
      { receipts: [paid('2027-04-01', 1_000_00)] },
      day('2027-04-20'),
      { state: 'ON_TIME' },
    ],
    [
      'restored',
      { receipts: [paid('2027-04-12', 1_000_00)] },
      day('2027-04-20'),
      { state: 'ON_TIME', until: '2027-04-30' },
    ],
    [
      'paid a day too late to restore',
      { receipts: [paid('2027-04-13', 1_000_00)] },
      day('2027-04-20'),
      { state: 'BROKEN' },
    ],
    [
      'broken again',
      { receipts: [paid('2027-04-12', 1_000_00)] },
      day('2027-05-06'),
      { state: 'BROKEN', brokenOn: '2027-05-06' },
    ],
    [
      'begun in time, outcome unknown',
      { inFlight: [day('2027-04-01')] },
      day('2027-05-04'),
      { state: 'IN_GRACE', isHeld: true },
    ],
    [
      'begun too late',
      { inFlight: [day('2027-04-02')] },
      day('2027-04-02'),
      { state: 'RESTORABLE', isHeld: true },
    ],
    ['while the case is paused', { isPaused: true }, day('2027-04-20'), { state: 'IN_GRACE' }],
    [
      'after a pause',
      { cureBy: day('2027-04-22') },
      day('2027-04-22'),
      { state: 'IN_GRACE', until: '2027-04-22' },
    ],
    ['too long after a pause', { cureBy: day('2027-04-22') }, day('2027-04-23'), { state: 'RESTORABLE' }],
    [
      'paid off early',
      { receipts: [...one, paid('2027-03-27', 2_000_00)] },
      day('2027-03-27'),
      { state: 'PAID', isEarly: true },
    ],
    [
      'paid off',
      { receipts: [...one, paid('2027-04-30', 2_000_00)] },
      day('2027-05-31'),
      { state: 'PAID', isEarly: false },
    ],
  ])('%s', (_, changed, on, expected) => {
    expect(planLifeOn(plan(changed), on)).toMatchObject(expected)
  })

  test('once it was restored, only a person restores it again', () => {
    expect(planLifeOn(plan(), day('2027-04-02'), false)).toMatchObject({ state: 'BROKEN', until: null })
  })

  test('the day is the debtor’s, to the minute and over the change of clocks', () => {
    const zone = 'Europe/Berlin'
    const at = (moment: string) => planLifeOn(plan(), dayOf(instant(moment), zone)).state
    expect(at('2027-04-01T21:59:59.999Z')).toBe('IN_GRACE')
    expect(at('2027-04-01T22:00:00Z')).toBe('RESTORABLE')
    // The clocks go forward on the 28th of March: midnight is an hour earlier from then on.
    expect(at('2027-03-24T22:59:59Z')).toBe('ON_TIME')
    expect(at('2027-03-24T23:00:00Z')).toBe('DUE')
  })
})

describe('what is paid', () => {
  test('more than what is due and what comes next shortens the plan from its end', () => {
    expect(coverOf(instalments, [paid('2027-03-25', 1_500_00)])).toEqual([1_000_00, 500_00, 0])
    expect(coverOf(instalments, [paid('2027-03-25', 2_600_00)])).toEqual([1_000_00, 1_000_00, 600_00])
    const four = [...instalments, { ...instalments[2], dueOn: day('2027-06-30'), amount: minor(500_00) }]
    expect(coverOf(four as typeof instalments, [paid('2027-03-20', 1_800_00)])).toEqual([
      1_000_00, 0, 300_00, 500_00,
    ])
  })

  const start = day('2027-01-04')
  const drawn = fc.record({
    amounts: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 8 }),
    receipts: fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 300 }), amount: fc.integer({ min: 1, max: 900 }) }),
      {
        maxLength: 8,
      },
    ),
    today: fc.integer({ min: 0, max: 330 }),
    more: fc.record({ after: fc.integer({ min: 0, max: 300 }), amount: fc.integer({ min: 1, max: 900 }) }),
  })
  const planOf = ({
    amounts,
    receipts,
  }: {
    amounts: number[]
    receipts: { after: number; amount: number }[]
  }) =>
    plan({
      instalments: amounts.map((amount, place) => {
        const dueOn = addDays(start, place * 30)
        return { number: place + 1, dueOn, amount: minor(amount), graceUntil: graceUntil(dueOn, holidays) }
      }),
      receipts: receipts.map(({ after, amount }) => ({ on: addDays(start, after), amount: minor(amount) })),
    })

  it('adds up, and no more money makes any plan worse', () => {
    fc.assert(
      fc.property(drawn, ({ amounts, receipts, today, more }) => {
        const before = planOf({ amounts, receipts })
        const total = amounts.reduce((all, one) => all + one, 0)
        const brought = receipts.reduce((all, { amount }) => all + amount, 0)
        const cover = coverOf(before.instalments, before.receipts)
        expect(sum(cover)).toBe(Math.min(total, brought))
        expect(cover.every((part, place) => part >= 0 && part <= (amounts[place] ?? 0))).toBe(true)
        const on = addDays(start, today)
        const life = planLifeOn(before, on)
        expect(planStates).toContain(life.state)
        if (life.state === 'ON_TIME' || life.state === 'PAID') expect(life.arrears).toBe(0)
        const last = breaksOf(before, on, true).at(-1)
        expect(life.brokenOn).toBe(last && last.restoredOn === null ? last.brokenOn : null)
        // Broken once, broken on every later day, unless what was late was paid.
        const broken = brokenOn(before, on)
        if (broken) expect(brokenOn(before, addDays(on, 40))).toBe(broken)
        const after = planOf({ amounts, receipts: [...receipts, more] })
        const then = brokenOn(after, on)
        if (then && broken) expect(then >= broken).toBe(true)
        if (!broken) expect(then).toBeNull()
      }),
      { numRuns: 400 },
    )
  })
})

test.each([
  ['ON_TIME', false, null, null],
  ['DUE', false, null, null],
  ['IN_GRACE', false, null, 'IN_GRACE'],
  ['IN_GRACE', true, null, 'HELD'],
  ['IN_GRACE', false, '2026-12-10', 'IN_GRACE'],
  ['ON_TIME', false, '2026-12-10', 'RESTORED'],
  ['DUE', true, '2026-12-10', 'RESTORED'],
  ['RESTORABLE', true, null, 'RESTORABLE'],
  ['BROKEN', false, '2026-12-10', 'BROKEN'],
  ['PAID', false, '2026-12-10', null],
] as const)('of a plan that is %s (held: %s, restored: %s) is told: %s', (state, isHeld, on, told) => {
  expect(toldStateOf({ state, isHeld, restoredOn: on && day(on) })).toBe(told)
})
