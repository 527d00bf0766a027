import { day } from '#shared/dates.ts'
import { type InstalmentReminder, reminderKinds } from '#shared/plans/plan-reminders.ts'
import { caseMailContext } from '../cases/decision-mail-builders.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { instalmentReminderMail, planTurnedMail, planTurnedNewsMail } from './living-plan-mails.ts'
import { atDesk, toDebtor } from './plan-mail-builders.ts'
import type { PlanTurn } from './plan-turn-news.ts'

/** Moot once it is paid, or once the plan is not the one that counts any more. */
export const buildInstalmentReminder: BuildMail = async (house, data, secrets, language) => {
  const kind = reminderKinds.find((known): known is InstalmentReminder => known === data.kind)
  const plan = await house.db.plan.findUniqueOrThrow({
    where: { id: String(data.planId) },
    select: { caseId: true, status: true, currency: true },
  })
  const { demand } = await loadClaim(house, house.db, plan.caseId)
  const instalment = demand.plan?.instalments.find(({ number }) => number === Number(data.number))
  if (!kind || plan.status !== 'ACTIVE' || !instalment || instalment.open === 0) return null
  return instalmentReminderMail({
    ...toDebtor(house, data, secrets, language),
    kind,
    open: instalment.open,
    currency: plan.currency,
    dueOn: day(String(data.dueOn)),
    graceUntil: day(String(data.graceUntil)),
  })
}

const turns: readonly PlanTurn['how'][] = ['BROKEN', 'RESTORED', 'INVITED']
const toldOf = (data: MailData) => ({
  how: turns.find((known) => known === data.how) ?? 'BROKEN',
  on: day(String(data.on)),
  until: typeof data.until === 'string' ? day(data.until) : null,
  managerName: String(data.managerName ?? ''),
})

export const buildPlanTurned: BuildMail = (house, data, secrets, language) =>
  planTurnedMail({ ...toDebtor(house, data, secrets, language), ...toldOf(data) })

export const buildPlanTurnedNews: BuildMail = (house, data, _secrets, language) => {
  const isDesk = data.isDesk === true
  return planTurnedNewsMail({
    ...caseMailContext(house, data, language),
    ...(isDesk ? atDesk(house, data) : {}),
    ...toldOf(data),
    isDesk,
  })
}
