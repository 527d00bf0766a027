import { timeZone } from '#shared/countries.ts'
import { addDays, day } from '#shared/dates.ts'
import { creditorDays, openStatuses } from '#shared/disputes/dispute.ts'
import { remindCreditors, reminderNow, reminding } from '../cases/remind-creditors.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { OwnCase } from '../trpc.ts'
import { remindCreditor, reminderKey } from './dispute-owed.ts'
import { takeDispute } from './dispute-row.ts'

/** Which disputes we still wait with for the creditor. */
export const stillAskedCreditor = { endedAt: null, creditorStance: null } as const

/** Reminds every creditor whose answer to a dispute we wait for, on the days of a question of ours (Part 7.7). */
export const remindOfDisputes = (house: House): Promise<void> =>
  remindCreditors(
    house,
    ({ dueOn, page: { where, ...page } }) =>
      house.db.dispute.findMany({
        where: { ...stillAskedCreditor, ...where, creditorDueOn: dueOn },
        ...page,
        select: { id: true, caseId: true },
      }),
    (tx, caseId, id) => remind(house, tx, caseId, id),
  )

async function remind(house: House, tx: Tx, caseId: OwnCase, disputeId: string): Promise<void> {
  const row = await takeDispute(tx, caseId, disputeId)
  const isWaiting = openStatuses.some((open) => open === row.status) && row.creditorStance === null
  if (!isWaiting || row.creditorDueOn === null) return
  const dueOn = day(row.creditorDueOn)
  const reminder = await reminderNow(house, tx, {
    askedOn: addDays(dueOn, -creditorDays),
    dueOn,
    zone: timeZone(row.case.creditor.country),
    keyOf: (due) => reminderKey(disputeId, due),
  })
  if (reminder === null) return
  await remindCreditor(house, tx, row, reminder)
  await record(tx, reminding, {
    caseId,
    creditorId: row.case.creditorId,
    kind: 'dispute-reminded',
    at: house.clock.now(),
    after: { disputeId, disputeNumber: row.number, type: row.type, reminder, dueOn },
  })
}
