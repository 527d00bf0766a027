import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readCursor } from '#shared/live/cursor.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { batch } from './event-reader.ts'
import { happen, openLive, openSession } from './live.test-kit.ts'

const { saldo, marta, vega, bau, ofBau, ofForeign, desk, atVega, atDebtor, secondProcess } = await openLive()
afterAll(() => saldo.close())
// What an earlier test left behind is no longer news.
beforeEach(() => saldo.clock.forward(3_600))

describe('what an open session is told', () => {
  test('everybody what concerns them, nobody anything else, within a moment', async () => {
    const sessions = [desk, atVega, atDebtor].map((scope) => openSession(saldo.house, scope))
    const [desks, vegas, debtors] = sessions as [
      (typeof sessions)[0],
      (typeof sessions)[0],
      (typeof sessions)[0],
    ]
    await Promise.all(sessions.map((session) => session.ready()))
    const started = performance.now()
    await happen(saldo.house, ofBau, 'note-added', { actor: marta })
    await happen(saldo.house, ofForeign, 'question-asked')
    await happen(saldo.house, ofBau, 'collector-assigned')
    await happen(saldo.house, ofBau, 'question-answered')
    await desks.events(4)
    await vegas.events(2)
    await debtors.events(1)
    const heard = Math.max(...sessions.map(({ told }) => told.at(-1)?.heardAt ?? Number.POSITIVE_INFINITY))
    expect(heard - started).toBeLessThan(1_000)
    expect(desks.kinds()).toEqual(['note-added', 'question-asked', 'collector-assigned', 'question-answered'])
    expect(vegas.kinds()).toEqual(['collector-assigned', 'question-answered'])
    expect(debtors.kinds()).toEqual(['question-answered'])
    await Promise.all(sessions.map((session) => session.close()))
    expect(saldo.house.live.sessions).toBe(0)
  })

  test('names the case, the kind and the moment, and nothing else; whether it was oneself', async () => {
    const mine = openSession(saldo.house, desk, {}, marta.userId)
    const theirs = openSession(saldo.house, atVega, {}, vega.userId)
    await Promise.all([mine.ready(), theirs.ready()])
    await happen(saldo.house, ofBau, 'desk-wrote', { actor: marta })
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
    const before = openSession(saldo.house, atVega)
    await before.ready()
    await happen(saldo.house, ofBau, 'question-asked')
    await before.events(1)
    const { id } = before.lastId() ?? { id: '' }
    await before.close()
    await happen(saldo.house, ofBau, 'letter-sent')
    await happen(saldo.house, ofBau, 'note-added', { actor: marta })
    const after = openSession(saldo.house, atVega, { lastEventId: id })
    const meanwhile = Array.from({ length: 20 }, () => happen(saldo.house, ofBau, 'creditor-wrote'))
    await Promise.all(meanwhile)
    await after.events(21)
    await happen(saldo.house, ofBau, 'desk-wrote')
    await after.events(22)
    expect(after.kinds()).toEqual(['letter-sent', ...Array(20).fill('creditor-wrote'), 'desk-wrote'])
    expect(new Set(after.ids()).size).toBe(22)
    await after.close()
  })

  test('a session without a cursor is told what happened while its page was opening', async () => {
    saldo.clock.forward(3_600)
    await happen(saldo.house, ofBau, 'question-asked')
    saldo.clock.forward(5)
    const session = openSession(saldo.house, desk, { ageMs: 6_000 })
    await session.ready()
    expect(session.kinds()).toEqual(['question-asked'])
    saldo.clock.forward(60)
    const later = openSession(saldo.house, atVega, { ageMs: 1_000 })
    await later.ready()
    expect(later.kinds()).toEqual([])
    await Promise.all([session.close(), later.close()])
  })

  test('who was away for too long, or comes with a cursor of another database, reads everything again', async () => {
    const first = openSession(saldo.house, desk)
    await first.ready()
    const { id } = first.lastId() ?? { id: '' }
    await first.close()
    await happen(saldo.house, ofBau, 'note-added', { times: batch + 10 })
    const back = openSession(saldo.house, desk, { lastEventId: id })
    const lost = openSession(saldo.house, desk, { lastEventId: '99999999999-7' })
    await Promise.all([back.ready(), lost.ready()])
    expect(back.told.map(({ what }) => what)).toEqual(['refresh', 'ready'])
    expect(lost.told.map(({ what }) => what)).toEqual(['refresh', 'ready'])
    await happen(saldo.house, ofBau, 'question-asked')
    await Promise.all([back.events(1), lost.events(1)])
    await Promise.all([back.close(), lost.close()])
  })
})

describe('two processes on one database', () => {
  test('each tells its own sessions everything, and one of them may end at any time', async () => {
    const other = await secondProcess()
    const here = openSession(saldo.house, atVega)
    const there = openSession(other.house, atVega)
    await Promise.all([here.ready(), there.ready()])
    for (const kind of ['question-asked', 'question-answered'] as const)
      await happen(saldo.house, ofBau, kind)
    await happen(other.house, ofBau, 'letter-sent')
    await Promise.all([here.events(3), there.events(3)])
    expect(there.ids()).toEqual(here.ids())

    const { id } = there.lastId() ?? { id: '' }
    await other.close()
    await there.close()
    await happen(saldo.house, ofBau, 'receipt-posted')
    const moved = openSession(saldo.house, atVega, { lastEventId: id })
    await Promise.all([moved.events(1), here.events(4)])
    expect([...there.ids(), ...moved.ids()]).toEqual(here.ids())
    await Promise.all([here.close(), moved.close()])
  })

  test('a new start loses nothing and doubles nothing', async () => {
    const first = await secondProcess()
    const before = openSession(first.house, desk)
    await before.ready()
    await happen(saldo.house, ofBau, 'question-asked')
    await before.events(1)
    const { id } = before.lastId() ?? { id: '' }
    await first.close()
    await before.close()
    await happen(saldo.house, ofBau, 'question-answered')
    const second = await secondProcess()
    const after = openSession(second.house, desk, { lastEventId: id })
    await after.events(1)
    await happen(saldo.house, ofBau, 'desk-wrote')
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
    await happen(saldo.house, ofBau, 'question-asked')
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
    await record(tx, marta, { ...ofBau, kind: 'question-asked', at: saldo.clock.now() })
  })
  await began.promise
  await happen(saldo.house, ofForeign, 'letter-sent')
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
  await happen(saldo.house, ofBau, 'note-added', { times: 1_010 })
  const watcher = openSession(saldo.house, desk)
  await watcher.ready()
  await happen(saldo.house, ofBau, 'question-asked')
  await watcher.until(() => watcher.kinds().includes('question-asked'))
  await expect(
    (async () => {
      for (let left = 2_000; left > 0; left -= 1) await stream.next()
    })(),
  ).rejects.toThrow('cut')
  await watcher.close()
})
