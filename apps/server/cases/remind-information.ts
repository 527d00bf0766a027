import type { Actor } from '#shared/access/actor.ts'
import {
  closableDays,
  remindFromMinute,
  type Reminder,
  reminderDays,
  reminderDue,
} from '#shared/cases/information-reminder.ts'
import { timeZone } from '#shared/countries.ts'
import { addDays, day, dayOf, instant, minuteOf } from '#shared/dates.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { OwnCase } from '../trpc.ts'
import { creditorReaders } from './creditor-readers.ts'
import { lockedCase, mailFacts } from './decided-case.ts'
import { stillAsked } from './still-asked.ts'

const system: Actor = { kind: 'system', language: 'en' }
/** Clocks of the world are at most a day apart. */
const aDay = 1
const atOnce = 200

/** Reminds every creditor whose answer we wait for and whose day has come (A36); run as often as one likes. */
export async function remindOfInformation(house: House): Promise<void> {
  const today = house.clock.today()
  const near = {
    gte: addDays(today, -closableDays - aDay),
    lte: addDays(today, aDay - reminderDays.BEFORE),
  }
  let after = ''
  for (;;) {
    const waiting = await house.db.informationRequest.findMany({
      where: { ...stillAsked, dueOn: near, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: atOnce,
      select: { id: true, caseId: true },
    })
    for (const { id, caseId } of waiting) {
      await inTransaction(house.db, system, (tx) => remind(house, tx, caseId as OwnCase, id))
    }
    const last = waiting.at(-1)
    if (!last || waiting.length < atOnce) return
    after = last.id
  }
}

/**
 * One reminder of one question, if it is due and has not left yet. The row of the case is held meanwhile: an answer that
 * comes at the same moment is either seen here, or comes after the reminder.
 */
async function remind(house: House, tx: Tx, caseId: OwnCase, requestId: string): Promise<void> {
  const row = await lockedCase(tx, caseId)
  const request = await tx.informationRequest.findFirst({ where: { id: requestId, ...stillAsked } })
  if (!request) return
  const now = house.clock.now()
  const zone = timeZone(row.creditor.country)
  if (minuteOf(now, zone) < remindFromMinute) return
  const askedOn = dayOf(instant(request.askedAt.toISOString()), zone)
  const reminder = reminderDue({ askedOn, dueOn: day(request.dueOn) }, dayOf(now, zone))
  if (reminder === null || (await hasLeft(tx, requestId, reminder))) return
  const { creditorId } = row
  const asker = await tx.user.findUnique({ where: { id: request.askedById }, select: { name: true } })
  const personId = row.onBehalfOfId ?? row.enteredById
  const readers = await creditorReaders(tx, { creditorId, personId })
  if (readers.length === 0) return
  for (const reader of readers) {
    await oweMail(house, tx, {
      key: `${keyOf(requestId, reminder)}${reader.userId}`,
      kind: 'information-reminder',
      recipient: reader.email,
      language: reader.language,
      caseId,
      creditorId,
      data: {
        ...mailFacts(row, asker?.name ?? ''),
        caseId,
        requestId,
        reminder,
        name: reader.name,
        dueOn: request.dueOn,
        items: request.items,
        note: request.question,
      },
    })
  }
  await record(tx, system, {
    caseId,
    creditorId,
    kind: 'information-reminded',
    at: now,
    after: { requestId, reminder, dueOn: request.dueOn },
  })
}

const keyOf = (requestId: string, reminder: Reminder) => `information-reminder:${requestId}:${reminder}:`

/** Asked by the reminder, not by the reader, since the people of a company change while we wait. */
const hasLeft = async (tx: Tx, requestId: string, reminder: Reminder) =>
  (await tx.outgoingMail.count({ where: { key: { startsWith: keyOf(requestId, reminder) } } })) > 0
