import { afterAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { openLive, openSession } from './live.test-kit.ts'

const { saldo, marta, vega, nordlicht, bau, desk, atVega, atNordlicht, atDebtor, secondProcess } =
  await openLive()
afterAll(() => saldo.close())

const page = (letter: string) => letter.repeat(12)
test('who looks at a case is seen by colleagues, each person once, and never across', async () => {
  const { house } = saldo
  const claire = await saldo.addStaff('collector', 'Claire Morel')
  const [desks, vegas] = [openSession(house, desk), openSession(house, atVega)]
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

test('who has read is told at once to the other side and to colleagues, on every server, and to nobody else', async () => {
  const { caseId } = bau
  const other = await secondProcess()
  const sessions = {
    vega: openSession(other.house, atVega),
    desk: openSession(other.house, desk),
    marta: openSession(saldo.house, desk, {}, marta.userId),
    reader: openSession(saldo.house, atVega, {}, vega.userId),
    nordlicht: openSession(saldo.house, atNordlicht),
    debtor: openSession(saldo.house, atDebtor),
  }
  const all = Object.values(sessions)
  const reads = () =>
    Object.entries(sessions).flatMap(([name, { told }]) =>
      told.flatMap((one) => (one.what === 'read' && one.caseId === caseId ? [name] : [])),
    )
  await Promise.all(all.map((session) => session.ready()))
  const messageId = () => newId('message', Date.parse(saldo.clock.now()))
  await saldo
    .callerAs(marta)
    .contact.writeToCreditor({ caseId, messageId: messageId(), text: 'They called.' })
  await saldo.callerAs(vega).contact.markRead({ caseId })
  await sessions.desk.until(() => reads().length >= 3)
  expect(reads().toSorted()).toEqual(['desk', 'marta', 'vega'])
  // Read before: no news.
  await saldo.callerAs(vega).contact.markRead({ caseId })

  // What the debtor and the desk say to each other is not a creditor's to hear of, nor is it said to the debtor.
  const { portal } = saldo.callerAs(bau.actor)
  await portal.ask({ messageId: messageId(), topic: 'question', text: 'May I pay on Friday?' })
  await saldo.callerAs(marta).contact.markRead({ caseId, audience: 'debtor' })
  await sessions.desk.until(() => reads().length >= 4)
  expect(reads().toSorted()).toEqual(['desk', 'desk', 'marta', 'vega'])
  await Promise.all(all.map((session) => session.close()))
  await other.close()
})
