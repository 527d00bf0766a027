import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../dates.ts'
import { type Away, type Colleague, mayStandIn, whyNotBeAway } from './absence.ts'

const today = day('2026-11-21')
const person = (userId: string, role: Colleague['role'], creditorId: string | null = null): Colleague => ({
  userId,
  name: userId,
  role,
  creditorId,
})
const marta = person('Marta', 'manager')
const nuria = person('Nuria', 'manager')
const jonas = person('Jonas', 'collector')
const claire = person('Claire', 'collector')
const olof = person('Olof', 'auditor')
const ines = person('Ines', 'admin')
const lucia = person('Lucía', 'owner', 'vega')
const tomas = person('Tomás', 'member', 'vega')
const carmen = person('Carmen', 'owner', 'vega')
const anke = person('Anke', 'owner', 'nordlicht')

const away = (who: Colleague, deputy: Colleague, fromOn: Day, untilOn: Day): Away => ({
  userId: who.userId,
  name: who.name,
  deputyId: deputy.userId,
  fromOn,
  untilOn,
})
type Planned = Parameters<typeof whyNotBeAway>[0]
const plan = (changed: Partial<Planned> = {}): Planned => ({
  fromOn: day('2026-12-01'),
  untilOn: day('2026-12-10'),
  today,
  self: marta,
  deputy: nuria,
  others: [],
  ...changed,
})
const codeOf = (changed: Partial<Planned>) => whyNotBeAway(plan(changed))?.code ?? null

describe('the days', () => {
  test.each<[string, string, string | null]>([
    ['2026-12-01', '2026-12-10', null],
    ['2026-11-21', '2026-11-21', null],
    // Somebody who fell ill on Thursday says so today.
    ['2026-11-19', '2026-11-21', null],
    ['2026-12-02', '2026-12-01', 'access.awayOrder'],
    ['2026-11-10', '2026-11-20', 'access.awayPast'],
    ['2026-12-01', '2027-05-29', null],
    ['2026-12-01', '2027-05-30', 'access.awayTooLong'],
  ])('from %s until %s: %s', (fromOn, untilOn, code) => {
    expect(codeOf({ fromOn: day(fromOn), untilOn: day(untilOn) })).toBe(code)
  })
})

describe('who stands in', () => {
  test.each<[Colleague, Colleague | null, string | null]>([
    [marta, nuria, null],
    [jonas, claire, null],
    [marta, jonas, 'access.deputyUnfit'],
    [jonas, marta, 'access.deputyUnfit'],
    [marta, ines, 'access.deputyUnfit'],
    [marta, lucia, 'access.deputyUnfit'],
    [marta, null, 'access.deputyUnfit'],
    [marta, marta, 'access.deputySelf'],
    [olof, person('Other', 'auditor'), 'access.ownersName'],
    [ines, person('Other', 'admin'), 'access.ownersName'],
    [lucia, tomas, null],
    [lucia, carmen, null],
    [lucia, lucia, 'access.deputySelf'],
    [lucia, anke, 'access.deputyUnfit'],
    [lucia, marta, 'access.deputyUnfit'],
    [tomas, lucia, 'access.ownersName'],
  ])('for $name: $name', (self, deputy, code) => {
    expect(codeOf({ self, deputy })).toBe(code)
    expect(deputy !== null && mayStandIn(deputy, self)).toBe(code === null)
  })
})

describe('other absences', () => {
  const [first, last] = [day('2026-12-01'), day('2026-12-10')]
  const before = day('2026-11-30')
  const after = day('2026-12-11')
  test.each<[string, Away[], string | null]>([
    ['the deputy is away on my last day', [away(nuria, claire, last, after)], 'access.deputyAway'],
    ['the deputy leaves the day after', [away(nuria, claire, after, after)], null],
    ['I am away already', [away(marta, nuria, before, first)], 'access.awayTwice'],
    ['I come back the day before', [away(marta, nuria, before, before)], null],
    ['I stand in for somebody then', [away(claire, marta, first, first)], 'access.awayStandingIn'],
    ['I stand in for somebody before', [away(claire, marta, before, before)], null],
    ['the deputy stands in for somebody else too', [away(claire, nuria, first, last)], null],
    ['others are away', [away(claire, jonas, first, last)], null],
  ])('%s', (_, others, code) => {
    expect(codeOf({ others })).toBe(code)
  })

  test('a refusal names who is away, and when', () => {
    const refusal = whyNotBeAway(plan({ others: [away(nuria, claire, first, last)] }))
    expect(refusal?.params).toEqual({ name: 'Nuria', fromOn: first, untilOn: last })
  })
})

test('whatever people plan, on no day does somebody stand in who is away', () => {
  const people = [marta, nuria, person('Third', 'manager')] as const
  const planned = fc.record({
    self: fc.constantFrom(...people),
    deputy: fc.constantFrom(...people),
    start: fc.integer({ min: -5, max: 40 }),
    days: fc.integer({ min: -2, max: 20 }),
  })
  fc.assert(
    fc.property(fc.array(planned, { maxLength: 25 }), (wishes) => {
      const taken: Away[] = []
      for (const { self, deputy, start, days } of wishes) {
        const [fromOn, untilOn] = [addDays(today, start), addDays(today, start + days)]
        if (!whyNotBeAway({ fromOn, untilOn, today, self, deputy, others: taken }))
          taken.push(away(self, deputy, fromOn, untilOn))
      }
      for (let offset = -5; offset <= 60; offset += 1) {
        const on = addDays(today, offset)
        const now = taken.filter(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn)
        const absent = now.map(({ userId }) => userId)
        expect(new Set(absent).size).toBe(absent.length)
        expect(now.filter(({ deputyId }) => absent.includes(deputyId))).toEqual([])
      }
    }),
  )
})
