import { afterAll, expect, test } from 'vitest'
import { type Day, day, instant } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import { handlersOf } from '../job-handlers.ts'
import { MailFailure } from '../ports/mail.ts'
import { testNow } from '../testing/test-house.ts'
import { openCases, submittedCase } from './cases.test-kit.ts'
import { remindOfInformation } from './remind-information.ts'

const { saldo, marta, vega } = await openCases()
afterAll(() => saldo.close())

const dueOn = day('2026-12-01')

/** A case about which Marta has asked on 21 November, for 1 December. */
async function asked() {
  saldo.clock.set(testNow)
  const { caseId, version } = await submittedCase(saldo, vega)
  const { requestId } = await saldo.callerAs(marta).cases.askInformation({
    caseId,
    version,
    question: 'Which delivery notes belong to F-2026-118?',
    items: ['Delivery notes'],
    dueOn,
  })
  const decide = async () => {
    const row = await saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
    await saldo.callerAs(marta).cases.decline({ caseId, version: row.version, reason: 'Too late.' })
  }
  const answer = () =>
    saldo
      .callerAs(vega)
      .cases.answerRequest({ caseId, requestId: requestId as Id<'request'>, answer: 'LS-88' })
  return { caseId, requestId, answer, decide }
}

const remindersOf = (requestId: string) =>
  saldo.mails.filter(({ key }) => key.startsWith(`information-reminder:${requestId}`))
/** The hourly job, run at this hour of this day in UTC; Madrid is one hour ahead. */
async function runOn(on: string, hour = '09:03') {
  saldo.clock.set(instant(`${on}T${hour}:00Z`))
  await remindOfInformation(saldo.house)
  await saldo.drain()
}
const daysFrom = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, after) =>
    new Date(Date.UTC(2026, 10, from + after)).toISOString().slice(0, 10),
  )

test('hour by hour for a month there are three reminders: before the day, on it, and after it', async () => {
  const { caseId, requestId } = await asked()
  const sent: [Day | string, number][] = []
  for (const on of daysFrom(27, 46)) {
    for (const hour of ['00:03', '06:03', '07:03', '12:03', '22:03']) {
      const before = remindersOf(requestId).length
      await runOn(on, hour)
      const now = remindersOf(requestId).length
      if (now > before) sent.push([`${on} ${hour}`, now - before])
    }
  }
  expect(sent).toEqual([
    ['2026-11-28 07:03', 1],
    ['2026-12-01 07:03', 1],
    ['2026-12-04 07:03', 1],
  ])
  const [first, second, third] = remindersOf(requestId)
  expect(first).toMatchObject({ to: vega.email, language: 'en' })
  expect(first?.subject).toContain('please answer by')
  expect(second?.subject).toContain('we asked for your answer by')
  expect(third?.text).toContain('our last reminder')
  for (const mail of [first, second, third]) {
    expect(mail?.text).toContain('• Delivery notes')
    expect(mail?.text).toContain(marta.name)
    expect(mail?.text).toContain(`/app/cases/${caseId}`)
  }
  const { timeline } = await saldo.callerAs(vega).cases.page({ caseId })
  expect(JSON.stringify(timeline).match(/information-reminded/g)).toHaveLength(3)
})

test('however often the job runs, also at once, there is one mail; a new reader does not make it two', async () => {
  const { requestId } = await asked()
  saldo.clock.set(instant('2026-11-28T09:00:00Z'))
  await Promise.all(Array.from({ length: 4 }, () => remindOfInformation(saldo.house)))
  await saldo.drain()
  const colleague = await saldo.addCreditor('Somebody else')
  await saldo.house.db.membership.updateMany({
    where: { userId: colleague.userId },
    data: { creditorId: vega.creditorId },
  })
  await saldo.house.db.user.update({ where: { id: vega.userId }, data: { disabledAt: new Date() } })
  await runOn('2026-11-29')
  await saldo.house.db.user.update({ where: { id: vega.userId }, data: { disabledAt: null } })
  await runOn('2026-11-30')
  expect(remindersOf(requestId)).toHaveLength(1)
})

test('a server that slept over the day sends what is due now, and not what it has missed as well', async () => {
  const { requestId } = await asked()
  await runOn('2026-12-02')
  expect(remindersOf(requestId).map(({ key }) => key.split(':')[2])).toEqual(['ON_THE_DAY'])
})

test('nobody is reminded of what has been answered, or on a case that is over', async () => {
  const answered = await asked()
  const declined = await asked()
  await runOn('2026-11-28')
  await answered.answer()
  await declined.decide()
  for (const on of ['2026-12-01', '2026-12-04']) await runOn(on)
  expect(remindersOf(answered.requestId)).toHaveLength(1)
  expect(remindersOf(declined.requestId)).toHaveLength(1)
})

test('a reminder that could not leave is dropped when the answer was quicker', async () => {
  const { requestId, answer } = await asked()
  saldo.clock.set(instant('2026-11-28T09:00:00Z'))
  await remindOfInformation(saldo.house)
  const busy = {
    ...saldo.house,
    mail: {
      send: async () => {
        throw new MailFailure('busy', false, 451, null)
      },
      close: async () => undefined,
    },
  }
  const owed = await saldo.house.db.outgoingMail.findFirstOrThrow({
    where: { key: { startsWith: `information-reminder:${requestId}` } },
  })
  await expect(handlersOf(busy)['mail.send']({ mailId: owed.id })).rejects.toThrow('busy')
  await answer()
  await saldo.drain()
  expect(remindersOf(requestId)).toEqual([])
  expect(await saldo.house.db.outgoingMail.findUnique({ where: { id: owed.id } })).toMatchObject({
    sentAt: null,
    lastError: 'moot',
  })
})
