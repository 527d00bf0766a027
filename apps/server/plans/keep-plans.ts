import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { breaksOf } from '#shared/cases/plan-life.ts'
import { timeZone } from '#shared/countries.ts'
import { whenMayWeContact } from '#shared/contact/conduct.ts'
import { addDays, type Day, dayOf, instant } from '#shared/dates.ts'
import { type DueReminder, reminderOn, soonAtMost } from '#shared/plans/plan-reminders.ts'
import { planHistory } from '../cases/kept-plan.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { holidaysFrom } from './holidays.ts'
import { keeping, keepPlan, lockedPlan, livingColumns } from './keep-plan.ts'

const atOnce = 200
/** Clocks of the world are at most a day apart. */
const aDay = 1

/**
 * Goes through the plans that have something to pay soon or late: reminds in the debtor's hours, and writes down what was
 * not kept. Every step is a transaction of its own and done once, so it may stop and begin again anywhere.
 */
export async function keepPlans(house: House): Promise<void> {
  const dueOn = { lte: addDays(house.clock.today(), soonAtMost + aDay) }
  let after = ''
  for (;;) {
    const plans = await house.db.plan.findMany({
      where: { id: { gt: after }, status: 'ACTIVE', instalments: { some: { dueOn } } },
      orderBy: { id: 'asc' },
      take: atOnce,
      relationLoadStrategy: 'join',
      select: {
        id: true,
        signedAt: true,
        restorations: true,
        cureBy: true,
        instalments: { orderBy: { number: 'asc' } },
        case: { select: livingColumns },
      },
    })
    for (const { case: file, ...plan } of plans) {
      if (!isCollecting(file.status as CaseStatus)) continue
      const history = planHistory(plan, file)
      const { country } = file.debtor
      const today = house.clock.today(timeZone(country))
      if (breaksOf(history, today, plan.restorations === 0).length > 0) {
        await inTransaction(house.db, keeping, (tx) => keepPlan(house, tx, file.id))
      } else if (
        reminderOn(history, signedOn(plan, country), today, holidaysOf(house, country)) &&
        mayWrite(house, country)
      ) {
        await inTransaction(house.db, keeping, (tx) => remind(house, tx, file.id, country))
      }
    }
    const last = plans.at(-1)
    if (!last || plans.length < atOnce) return
    after = last.id
  }
}

const signedOn = ({ signedAt }: { signedAt: Date }, country: string): Day =>
  dayOf(instant(signedAt.toISOString()), timeZone(country))

/** A reminder buzzes like any message, so it leaves in the hours and on the days of the debtor (Part 7.12). */
function mayWrite(house: House, country: string): boolean {
  const holidays = holidaysOf(house, country)
  return whenMayWeContact(house.clock.now(), timeZone(country), holidays, 'MESSAGE').allowed
}

const holidaysOf = ({ clock }: House, country: string) => holidaysFrom(country, clock.today(), 1)

const keyOf = (planId: string, { number, kind }: DueReminder) => `instalment:${planId}:${number}:${kind}:`

/** Looked at again under the lock of the case: what was paid in between is not reminded of. */
async function remind(house: House, tx: Tx, caseId: string, country: string): Promise<void> {
  const found = await lockedPlan(house, tx, caseId)
  if (!found || found.plan.status !== 'ACTIVE') return
  const { plan, history, today } = found
  const reminder = reminderOn(history, signedOn(plan, country), today, holidaysOf(house, country))
  if (!reminder) return
  const key = keyOf(plan.id, reminder)
  if ((await tx.outgoingMail.count({ where: { key: { startsWith: key } } })) > 0) return
  const { creditorId, currency } = plan
  const instalment = history.instalments.find(({ number }) => number === reminder.number)
  if (!instalment) return
  const { dueOn, graceUntil, amount } = instalment
  const data = { planId: plan.id, ...reminder, dueOn, graceUntil, amountMinor: amount, currency }
  await oweDebtorMail(house, tx, {
    caseId,
    creditorId,
    kind: 'instalment-reminder',
    key: key.slice(0, -1),
    data,
  })
  await record(tx, keeping, {
    caseId,
    creditorId,
    kind: 'instalment-reminded',
    at: house.clock.now(),
    after: data,
  })
}
