import type { Actor } from '#shared/access/actor.ts'
import {
  closableDays,
  remindFromMinute,
  reminderDays,
  reminderDue,
} from '#shared/cases/information-reminder.ts'
import { timeZone } from '#shared/countries.ts'
import { addDays, day, dayOf, minuteOf } from '#shared/dates.ts'
import { creditorDays, openStatuses } from '#shared/disputes/dispute.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { OwnCase } from '../trpc.ts'
import { remindCreditor, reminderKey } from './dispute-owed.ts'
import { takeDispute } from './dispute-row.ts'

const system: Actor = { kind: 'system', language: 'en' }
/** Clocks of the world are at most a day apart. */
const aDay = 1
const atOnce = 200

/** Which disputes we still wait with for the creditor. */
export const stillAskedCreditor = { endedAt: null, creditorStance: null } as const

/** Reminds every creditor whose answer to a dispute we wait for, on the days of a question of ours (Part 7.7). */
export async function remindOfDisputes(house: House): Promise<void> {
  const today = house.clock.today()
  const near = {
    gte: addDays(today, -closableDays - aDay),
    lte: addDays(today, aDay - reminderDays.BEFORE),
  }
  let after = ''
  for (;;) {
    const waiting = await house.db.dispute.findMany({
      where: { ...stillAskedCreditor, creditorDueOn: near, id: { gt: after } },
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

async function remind(house: House, tx: Tx, caseId: OwnCase, disputeId: string): Promise<void> {
  const row = await takeDispute(tx, caseId, disputeId)
  const isWaiting = openStatuses.some((open) => open === row.status) && row.creditorStance === null
  if (!isWaiting || row.creditorDueOn === null) return
  const now = house.clock.now()
  const zone = timeZone(row.case.creditor.country)
  if (minuteOf(now, zone) < remindFromMinute) return
  const dueOn = day(row.creditorDueOn)
  const reminder = reminderDue({ askedOn: addDays(dueOn, -creditorDays), dueOn }, dayOf(now, zone))
  if (reminder === null) return
  const left = await tx.outgoingMail.count({
    where: { key: { startsWith: reminderKey(disputeId, reminder) } },
  })
  if (left > 0) return
  await remindCreditor(house, tx, row, reminder)
  await record(tx, system, {
    caseId,
    creditorId: row.case.creditorId,
    kind: 'dispute-reminded',
    at: now,
    after: { disputeId, disputeNumber: row.number, type: row.type, reminder, dueOn },
  })
}
