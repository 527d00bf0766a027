import type { Reminder } from '#shared/cases/information-reminder.ts'
import { timeZone } from '#shared/countries.ts'
import { day, dayOf, instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { OwnCase } from '../trpc.ts'
import { creditorReaders } from './creditor-readers.ts'
import { lockedCase, mailFacts } from './decided-case.ts'
import { remindCreditors, reminderNow, reminding } from './remind-creditors.ts'
import { stillAsked } from './still-asked.ts'

/** Reminds every creditor whose answer to a question of ours we wait for (A36). */
export const remindOfInformation = (house: House): Promise<void> =>
  remindCreditors(
    house,
    ({ dueOn, page: { where, ...page } }) =>
      house.db.informationRequest.findMany({
        where: { ...stillAsked, ...where, dueOn },
        ...page,
        select: { id: true, caseId: true },
      }),
    (tx, caseId, id) => remind(house, tx, caseId, id),
  )

/**
 * One reminder of one question, if it is due and has not left yet. The row of the case is held meanwhile: an answer that
 * comes at the same moment is either seen here, or comes after the reminder.
 */
async function remind(house: House, tx: Tx, caseId: OwnCase, requestId: string): Promise<void> {
  const row = await lockedCase(tx, caseId)
  const request = await tx.informationRequest.findFirst({ where: { id: requestId, ...stillAsked } })
  if (!request) return
  const zone = timeZone(row.creditor.country)
  const reminder = await reminderNow(house, tx, {
    askedOn: dayOf(instant(request.askedAt.toISOString()), zone),
    dueOn: day(request.dueOn),
    zone,
    keyOf: (due) => keyOf(requestId, due),
  })
  if (reminder === null) return
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
  await record(tx, reminding, {
    caseId,
    creditorId,
    kind: 'information-reminded',
    at: house.clock.now(),
    after: { requestId, reminder, dueOn: request.dueOn },
  })
}

const keyOf = (requestId: string, reminder: Reminder) => `information-reminder:${requestId}:${reminder}:`
