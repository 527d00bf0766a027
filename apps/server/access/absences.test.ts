import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Creditor } from '#shared/access/actor.ts'
import { day } from '#shared/dates.ts'
import { type Id, newId } from '#shared/ids.ts'
import { openAccess, refusalOf } from './access.test-kit.ts'

const { saldo, marta, newcomer } = await openAccess()
const nuria = await saldo.addStaff('manager', 'Nuria Soler')
const jonas = await saldo.addStaff('collector', 'Jonas Brandt')
const stranger = await saldo.addCreditor('Nordlicht Textil GmbH')
let lucia: Creditor
let tomas: Creditor
afterAll(() => saldo.close())
const letters = [...'abcdefghijkl']
beforeEach(async () => {
  // Addresses are made of the letters of a name, so every test has a company of its own.
  const letter = letters.shift()
  lucia = await saldo.addCreditor(`Aceros Vega ${letter}`)
  tomas = await saldo.addMember(lucia, `Tomás Vega ${letter}`)
})

const as = (person: Parameters<typeof saldo.callerAs>[0]) => saldo.callerAs(person).access
// The town is at 21 November 2026.
const [fromOn, untilOn] = [day('2026-11-21'), day('2026-11-28')]
const leave = (person: Creditor | typeof marta, deputy: { userId: string }, from = fromOn, until = untilOn) =>
  as(person).beAway({ fromOn: from, untilOn: until, deputyId: deputy.userId as Id<'user'> })

describe('in a company', () => {
  test('an owner names a member, and both see it', async () => {
    expect((await as(lucia).absence()).mayName).toMatchObject([{ name: tomas.name, role: 'member' }])
    const { id } = await leave(lucia, tomas)
    expect((await as(lucia).absence()).mine).toEqual([
      { id, fromOn, untilOn, deputyName: tomas.name, isNow: true },
    ])
    const theirs = await as(tomas).absence()
    expect(theirs.standsInFor).toEqual([{ id, name: lucia.name, fromOn, untilOn, isNow: true }])
    expect(theirs.mayName).toEqual([])
  })

  test('who is back early may leave again the same day; pressing twice ends it once', async () => {
    const { id } = await leave(lucia, tomas)
    expect(await refusalOf(leave(lucia, tomas))).toBe('access.awayTwice')
    await as(lucia).endAbsence({ absenceId: id as Id<'absence'> })
    const ended = await saldo.house.db.absence.findUniqueOrThrow({ where: { id } })
    saldo.clock.forward(60)
    await as(lucia).endAbsence({ absenceId: id as Id<'absence'> })
    expect(await saldo.house.db.absence.findUniqueOrThrow({ where: { id } })).toEqual(ended)
    expect((await as(lucia).absence()).mine).toEqual([])
    expect((await as(tomas).absence()).standsInFor).toEqual([])
    await leave(lucia, tomas)
  })

  test('a member names nobody, an owner nobody outside', async () => {
    expect(await refusalOf(leave(tomas, lucia))).toBe('access.ownersName')
    for (const outside of [stranger, marta, { userId: newId('user', 1) }])
      expect(await refusalOf(leave(lucia, outside))).toBe('access.deputyUnfit')
  })

  test('a stranger neither sees nor ends an absence, and neither does the deputy', async () => {
    const { id } = await leave(lucia, tomas)
    const absenceId = id as Id<'absence'>
    for (const person of [stranger, tomas, marta])
      expect(await refusalOf(as(person).endAbsence({ absenceId }))).toBe('access.notFound')
    expect(JSON.stringify(await as(stranger).absence())).not.toContain('Vega')
    expect(JSON.stringify(await as(marta).absence())).not.toContain('Vega')
  })

  test('whoever leaves the company stands in for nobody from that moment on', async () => {
    await leave(lucia, tomas)
    await as(lucia).removeMember({ userId: tomas.userId })
    expect((await as(lucia).absence()).mine).toEqual([])
    expect(await saldo.house.db.absence.count({ where: { deputyId: tomas.userId, endedAt: null } })).toBe(0)
  })

  test('of two owners who name each other at once, one stays', async () => {
    const carmen = await saldo.addMember(lucia, 'Carmen Vega', 'owner')
    const outcomes = await Promise.allSettled([leave(lucia, carmen), leave(carmen, lucia)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('at the desk', () => {
  test('a manager names a manager, and reads of companies nothing', async () => {
    await leave(lucia, tomas)
    expect((await as(marta).absence()).mayName.map(({ name }) => name)).toEqual(['Nuria Soler'])
    expect(await refusalOf(leave(marta, jonas))).toBe('access.deputyUnfit')
    const { id } = await leave(marta, nuria, day('2026-12-01'), day('2026-12-05'))
    expect((await as(marta).absence()).mine).toMatchObject([{ isNow: false }])
    expect((await as(nuria).absence()).standsInFor).toMatchObject([{ name: marta.name, isNow: false }])
    expect(await refusalOf(leave(nuria, marta, day('2026-12-05'), day('2026-12-06')))).toBe(
      'access.deputyAway',
    )
    await as(marta).endAbsence({ absenceId: id as Id<'absence'> })
    expect((await as(nuria).absence()).standsInFor).toEqual([])
  })

  test('a creditor sees who looks after them while their account manager is away', async () => {
    expect((await as(lucia).me()).company).toMatchObject({ manager: { name: marta.name }, deputy: null })
    const { id } = await leave(marta, nuria)
    const { company } = await as(tomas).me()
    expect(company).toMatchObject({ manager: { name: marta.name }, deputy: { name: nuria.name, untilOn } })
    await as(marta).endAbsence({ absenceId: id as Id<'absence'> })
    expect((await as(lucia).me()).company).toMatchObject({ deputy: null })
  })

  test('nobody waits for the auditor or for somebody without a company', async () => {
    const auditor = await saldo.addStaff('auditor', 'Olof Lind')
    for (const person of [auditor, await newcomer('New Person')])
      expect(await refusalOf(as(person).absence())).toBe('FORBIDDEN')
  })
})
