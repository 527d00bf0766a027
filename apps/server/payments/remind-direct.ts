import { addDays, day } from '#shared/dates.ts'
import { directAnswerDays, isUnanswered } from '#shared/payments/direct-payment.ts'
import { remindCreditors, reminderNow, reminding } from '../cases/remind-creditors.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { OwnCase } from '../trpc.ts'
import { directReminderKey, remindReporter, tellDeskOfReport } from './direct-owed.ts'
import { directColumns, factsOf, holdCase, zoneOf } from './direct-row.ts'

/**
 * Reminds every creditor of a question about its report, on the days of any question of ours (Part 7.7). Once its day is
 * over without an answer the report is the desk's again, which is told so: it decides with what is known.
 */
export const remindOfDirect = (house: House): Promise<void> =>
  remindCreditors(
    house,
    ({ dueOn, page: { where, ...page } }) =>
      house.db.directPayment.findMany({
        where: { ...where, status: 'QUERIED', answerDueOn: dueOn },
        ...page,
        select: { id: true, caseId: true },
      }),
    (tx, caseId, id) => remind(house, tx, caseId, id),
  )

async function remind(house: House, tx: Tx, caseId: OwnCase, directPaymentId: string): Promise<void> {
  await holdCase(tx, caseId)
  const row = await tx.directPayment.findFirst({
    where: { id: directPaymentId, caseId, status: 'QUERIED' },
    relationLoadStrategy: 'join',
    select: directColumns,
  })
  if (!row || row.answerDueOn === null) return
  const dueOn = day(row.answerDueOn)
  const zone = zoneOf(row.case)
  const { creditorId } = row.case
  const asked = { ...factsOf(row), dueOn }
  const fact = { caseId, creditorId, at: house.clock.now() }
  if (isUnanswered(row, house.clock.today(zone)) && !(await isToldUnanswered(tx, caseId, asked))) {
    await tellDeskOfReport(house, tx, row, 'UNANSWERED')
    await record(tx, reminding, { ...fact, kind: 'direct-payment-unanswered', after: asked })
  }
  const reminder = await reminderNow(house, tx, {
    askedOn: addDays(dueOn, -directAnswerDays),
    dueOn,
    zone,
    keyOf: (due) => directReminderKey(row, due),
  })
  if (reminder === null) return
  await remindReporter(house, tx, row, reminder)
  await record(tx, reminding, { ...fact, kind: 'direct-payment-reminded', after: { ...asked, reminder } })
}

/** Of each question once, however often the report is asked about. */
async function isToldUnanswered(
  tx: Tx,
  caseId: string,
  { directPaymentId, dueOn }: { directPaymentId: string; dueOn: string },
): Promise<boolean> {
  const told = await tx.caseEvent.count({
    where: {
      caseId,
      kind: 'direct-payment-unanswered',
      AND: [
        { after: { path: ['directPaymentId'], equals: directPaymentId } },
        { after: { path: ['dueOn'], equals: dueOn } },
      ],
    },
  })
  return told > 0
}
