import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { readCursor } from '#shared/live/cursor.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { openLog } from '../log.ts'
import { openHouse } from '../open-house.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { batch } from './event-reader.ts'
import { happen, openSession } from './live.test-kit.ts'

let saldo: TestHouse
let marta: Staff
let vega: Creditor
let nordlicht: Creditor
let bau: ActiveCase
let foreign: ActiveCase
const desk = { kind: 'desk' } as const

beforeAll(async () => {
  saldo = await openTestHouse()
  marta = await saldo.addStaff('manager', 'Marta Ferrer')
  const jonas = await saldo.addStaff('collector', 'Jonas Brandt')
  vega = await saldo.addCreditor('Aceros Vega SL')
  nordlicht = await saldo.addCreditor('Nordlicht Textil GmbH')
  bau = await addActiveCase(saldo.house, { creditor: vega, collector: jonas })
  foreign = await addActiveCase(saldo.house, { creditor: nordlicht, collector: jonas })
})
afterAll(() => saldo.close())
// What an earlier test left behind is no longer news.
beforeEach(() => saldo.clock.forward(3_600))

const ofBau = () => ({ caseId: bau.caseId, creditorId: vega.creditorId })
const ofForeign = () => ({ caseId: foreign.caseId, creditorId: nordlicht.creditorId })
const scopeOfVega = () => ({ kind: 'creditor', creditorId: vega.creditorId }) as const
const scopeOfDebtor = () => ({ kind: 'debtor', caseId: bau.caseId, creditorId: vega.creditorId }) as const
/** A second process of the same product, on the same database. */
const secondProcess = () =>
  openHouse(saldo.house.config, openLog('silent'), { clock: saldo.clock, supervise: false })

describe('what an open session is told', () => {
  test('everybody what concerns them, nobody anything else, within a moment', async () => {
    const sessions = [desk, scopeOfVega(), scopeOfDebtor()].map((scope) => openSession(saldo.house, scope))
    const [atDesk, atVega, atDebtor] = sessions as [
      (typeof sessions)[0],
      (typeof sessions)[0],
      (typeof sessions)[0],
    ]
    await Promise.all(sessions.map((session) => session.ready()))
    const started = performance.now()
    await happen(saldo.house, ofBau(), 'note-added', { actor: marta })
    await happen(saldo.house, ofForeign(), 'question-asked')
    await happen(saldo.house, ofBau(), 'collector-assigned')
    await happen(saldo.house, ofBau(), 'question-answered')
    await atDesk.events(4)
    await atVega.events(2)
    await atDebtor.events(1)
    const heard = Math.max(...sessions.map(({ told }) => told.at(-1)?.heardAt ?? Number.POSITIVE_INFINITY))
    expect(heard - started).toBeLessThan(1_000)
    expect(atDesk.kinds()).toEqual([
      'note-added',
      'question-asked',
      'collector-assigned',
      'question-answered',
    ])
    expect(atVega.kinds()).toEqual(['collector-assigned', 'question-answered'])
    expect(atDebtor.kinds()).toEqual(['question-answered'])
    await Promise.all(sessions.map((session) => session.close()))
    expect(saldo.house.live.sessions).toBe(0)
  })

  test('names the case, the kind and the moment, and nothing else; whether it was oneself', async () => {
    const mine = openSession(saldo.house, desk, {}, marta.userId)
    const theirs = openSession(saldo.house, scopeOfVega(), {}, vega.userId)
    await Promise.all([mine.ready(), theirs.ready()])
    await happen(saldo.house, ofBau(), 'desk-wrote', { actor: marta })
    await Promise.all([mine.events(1), theirs.events(1)])
    const [forMe, forThem] = [mine, theirs].map(({ told }) => told.find(({ what }) => what === 'event'))
    expect(Object.keys(forMe ?? {}).toSorted()).toEqual([
      'at',
      'caseId',
      'heardAt',
      'id',
      'kind',
      'own',
      'what',
    ])
    expect(forMe).toMatchObject({ own: true, kind: 'desk-wrote', caseId: bau.caseId })
    expect(forThem).toMatchObject({ own: false })
    await Promise.all([mine.close(), theirs.close()])
  })

  test('goes on where it was, without gap and without anything twice', async () => {
    const before = openSession(saldo.house, scopeOfVega())
    await before.ready()
    await happen(saldo.house, ofBau(), 'question-asked')
    await before.events(1)
    const { id } = before.lastId() ?? { id: '' }
    await before.close()
    await happen(saldo.house, ofBau(), 'letter-sent')
    await happen(saldo.house, ofBau(), 'note-added', { actor: marta })
    const after = openSession(saldo.house, scopeOfVega(), { lastEventId: id })
    const meanwhile = Array.from({ length: 20 }, () => happen(saldo.house, ofBau(), 'creditor-wrote'))
    await Promise.all(meanwhile)
    await after.events(21)
    await happen(saldo.house, ofBau(), 'desk-wrote')
    await after.events(22)
    expect(after.kinds()).toEqual(['letter-sent', ...Array(20).fill('creditor-wrote'), 'desk-wrote'])
    expect(new Set(after.ids()).size).toBe(22)
    await after.close()
  })

  test('a session without a cursor is told what happened while its page was opening', async () => {
    saldo.clock.forward(3_600)
    await happen(saldo.house, ofBau(), 'question-asked')
    saldo.clock.forward(5)
    const session = openSession(saldo.house, desk, { ageMs: 6_000 })
    await session.ready()
    expect(session.kinds()).toEqual(['question-asked'])
    saldo.clock.forward(60)
    const later = openSession(saldo.house, scopeOfVega(), { ageMs: 1_000 })
    await later.ready()
    expect(later.kinds()).toEqual([])
    await Promise.all([session.close(), later.close()])
  })

  test('who was away for too long, or comes with a cursor of another database, reads everything again', async () => {
    const first = openSession(saldo.house, desk)
    await first.ready()
    const { id } = first.lastId() ?? { id: '' }
    await first.close()
    await happen(saldo.house, ofBau(), 'note-added', { times: batch + 10 })
    const back = openSession(saldo.house, desk, { lastEventId: id })
    const lost = openSession(saldo.house, desk, { lastEventId: '99999999999-7' })
    await Promise.all([back.ready(), lost.ready()])
    expect(back.told.map(({ what }) => what)).toEqual(['refresh', 'ready'])
    expect(lost.told.map(({ what }) => what)).toEqual(['refresh', 'ready'])
    await happen(saldo.house, ofBau(), 'question-asked')
    await Promise.all([back.events(1), lost.events(1)])
    await Promise.all([back.close(), lost.close()])
  })
})

describe('two processes on one database', () => {
  test('each tells its own sessions everything, and one of them may end at any time', async () => {
    const other = await secondProcess()
    const here = openSession(saldo.house, scopeOfVega())
    const there = openSession(other.house, scopeOfVega())
    await Promise.all([here.ready(), there.ready()])
    for (const kind of ['question-asked', 'question-answered'] as const)
      await happen(saldo.house, ofBau(), kind)
    await happen(other.house, ofBau(), 'letter-sent')
    await Promise.all([here.events(3), there.events(3)])
    expect(there.ids()).toEqual(here.ids())

    const { id } = there.lastId() ?? { id: '' }
    await other.close()
    await there.close()
    await happen(saldo.house, ofBau(), 'receipt-posted')
    const moved = openSession(saldo.house, scopeOfVega(), { lastEventId: id })
    await Promise.all([moved.events(1), here.events(4)])
    expect([...there.ids(), ...moved.ids()]).toEqual(here.ids())
    await Promise.all([here.close(), moved.close()])
  })

  test('a new start loses nothing and doubles nothing', async () => {
    const first = await secondProcess()
    const before = openSession(first.house, desk)
    await before.ready()
    await happen(saldo.house, ofBau(), 'question-asked')
    await before.events(1)
    const { id } = before.lastId() ?? { id: '' }
    await first.close()
    await before.close()
    await happen(saldo.house, ofBau(), 'question-answered')
    const second = await secondProcess()
    const after = openSession(second.house, desk, { lastEventId: id })
    await after.events(1)
    await happen(saldo.house, ofBau(), 'desk-wrote')
    await after.events(2)
    expect(after.kinds()).toEqual(['question-answered', 'desk-wrote'])
    await after.close()
    await second.close()
  })

  test('a listening connection that breaks is opened again, and what it missed is read', async () => {
    const session = openSession(saldo.house, desk)
    await session.ready()
    const admin = new pg.Client({ connectionString: saldo.house.config.databaseUrl })
    await admin.connect()
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'saldo-live' and datname = current_database()`)
    await happen(saldo.house, ofBau(), 'question-asked')
    await session.events(1)
    await admin.end()
    await session.close()
  })
})

test('what an older transaction may still stand before is told after it, never lost', async () => {
  const session = openSession(saldo.house, desk)
  await session.ready()
  const [began, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = inTransaction(saldo.house.db, marta, async (tx) => {
    await tx.$queryRaw`select pg_current_xact_id()::text`
    began.resolve()
    await mayEnd.promise
    await record(tx, marta, { ...ofBau(), kind: 'question-asked', at: saldo.clock.now() })
  })
  await began.promise
  await happen(saldo.house, ofForeign(), 'letter-sent')
  mayEnd.resolve()
  await slow
  await session.events(2)
  expect(session.kinds()).toEqual(['question-asked', 'letter-sent'])
  const [one, two] = session.ids().map(readCursor)
  expect(one && two && one.xact < two.xact).toBe(true)
  await session.close()
})

test('a session that does not read is dropped, and not kept for ever', async () => {
  const stream = saldo.house.live.tell({ scope: desk, userId: null }, {})
  await stream.next()
  await happen(saldo.house, ofBau(), 'note-added', { times: 1_010 })
  const watcher = openSession(saldo.house, desk)
  await watcher.ready()
  await happen(saldo.house, ofBau(), 'question-asked')
  await watcher.until(() => watcher.kinds().includes('question-asked'))
  await expect(
    (async () => {
      for (let left = 2_000; left > 0; left -= 1) await stream.next()
    })(),
  ).rejects.toThrow('cut')
  await watcher.close()
})

describe('who looks at a case', () => {
  const page = (letter: string) => letter.repeat(12)
  test('is seen by colleagues, each person once, and never across', async () => {
    const { house } = saldo
    const claire = await saldo.addStaff('collector', 'Claire Morel')
    const [desks, vegas] = [openSession(house, desk), openSession(house, scopeOfVega())]
    await Promise.all([desks.ready(), vegas.ready()])
    const { caseId } = bau
    await saldo.callerAs(marta).live.here({ caseId, pageId: page('a') })
    await saldo.callerAs(marta).live.here({ caseId, pageId: page('b') })
    const { people } = await saldo.callerAs(claire).live.here({ caseId, pageId: page('c') })
    expect(people.map(({ name }) => name).toSorted()).toEqual(['Claire Morel', 'Marta Ferrer'])
    expect((await saldo.callerAs(vega).live.here({ caseId, pageId: page('d') })).people).toEqual([
      { userId: vega.userId, name: vega.name },
    ])
    await desks.until(() => desks.told.some((one) => one.what === 'here' && one.people.length === 2))
    await vegas.until(() => vegas.told.some(({ what }) => what === 'here'))
    for (const one of vegas.told)
      if (one.what === 'here') expect(one.people.map(({ userId }) => userId)).toEqual([vega.userId])
    await expect(saldo.callerAs(nordlicht).live.here({ caseId, pageId: page('e') })).rejects.toThrow(
      'access.notFound',
    )

    await saldo.callerAs(claire).live.away({ pageId: page('a') })
    expect((await saldo.callerAs(marta).live.here({ caseId, pageId: page('b') })).people).toHaveLength(2)
    await saldo.callerAs(claire).live.away({ pageId: page('c') })
    await desks.until(() => {
      const last = desks.told.findLast(({ what }) => what === 'here')
      return last?.what === 'here' && last.people.length === 1
    })
    await house.db.$executeRaw`update "Presence" set "seenAt" = now() - interval '41 seconds'`
    expect((await saldo.callerAs(claire).live.here({ caseId, pageId: page('f') })).people).toEqual([
      { userId: claire.userId, name: claire.name },
    ])
    await Promise.all([desks.close(), vegas.close()])
  })
})
