import type { Actor } from '#shared/access/actor.ts'
import {
  closableDays,
  remindFromMinute,
  type Reminder,
  reminderDays,
  reminderDue,
} from '#shared/cases/information-reminder.ts'
import { addDays, type Day, dayOf, minuteOf } from '#shared/dates.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { OwnCase } from '../trpc.ts'

export const reminding: Actor = { kind: 'system', language: 'en' }
/** Clocks of the world are at most a day apart. */
const aDay = 1
const atOnce = 200

/** What is near enough to be reminded of somewhere in the world today, one page after another. */
export type Near = {
  dueOn: { gte: Day; lte: Day }
  page: { where: { id: { gt: string } }; orderBy: { id: 'asc' }; take: number }
}
type Waiting = { id: string; caseId: string }

/**
 * Goes through everything that we wait for from creditors and whose day has come (A36), each in a transaction of its
 * own; run as often as one likes.
 */
export async function remindCreditors(
  house: House,
  find: (near: Near) => Promise<Waiting[]>,
  remind: (tx: Tx, caseId: OwnCase, id: string) => Promise<void>,
): Promise<void> {
  const today = house.clock.today()
  const dueOn = {
    gte: addDays(today, -closableDays - aDay),
    lte: addDays(today, aDay - reminderDays.BEFORE),
  }
  let after = ''
  for (;;) {
    const page = { where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: atOnce } as const
    const waiting = await find({ dueOn, page })
    for (const { id, caseId } of waiting) {
      await inTransaction(house.db, reminding, (tx) => remind(tx, caseId as OwnCase, id))
    }
    const last = waiting.at(-1)
    if (!last || waiting.length < atOnce) return
    after = last.id
  }
}

/**
 * The reminder that is due now on the clock of the creditor and has not left yet, or null. Whether it left is asked by
 * the start of its key, not by its reader, since the people of a company change while we wait.
 */
export async function reminderNow(
  { clock }: Pick<House, 'clock'>,
  tx: Tx,
  asked: { askedOn: Day; dueOn: Day; zone: string; keyOf: (reminder: Reminder) => string },
): Promise<Reminder | null> {
  const { zone, keyOf } = asked
  const now = clock.now()
  if (minuteOf(now, zone) < remindFromMinute) return null
  const reminder = reminderDue(asked, dayOf(now, zone))
  if (reminder === null) return null
  const left = await tx.outgoingMail.count({ where: { key: { startsWith: keyOf(reminder) } } })
  return left > 0 ? null : reminder
}
