import { day } from '#shared/dates.ts'
import { type InstalmentReminder, reminderKinds } from '#shared/plans/plan-reminders.ts'
import { caseMailContext } from '../cases/decision-mail-builders.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import {
  type ChargeAhead,
  chargeReminderMail,
  instalmentReminderMail,
  planTurnedMail,
  planTurnedNewsMail,
} from './living-plan-mails.ts'
import { atDesk, toDebtor } from './plan-mail-builders.ts'
import type { PlanTurn } from './plan-turn-news.ts'

type ChargeAheadOf = (house: House, tx: Tx, caseId: string) => Promise<ChargeAhead | null>

/**
 * Moot once it is paid, or once the plan is not the one that counts any more. Whether a card is charged for it is known
 * by whoever charges it, and is asked when the mail leaves.
 */
export const instalmentReminder =
  (chargeAheadOf: ChargeAheadOf): BuildMail =>
  async (house, data, secrets, language) => {
    const kind = reminderKinds.find((known): known is InstalmentReminder => known === data.kind)
    const plan = await house.db.plan.findUniqueOrThrow({
      where: { id: String(data.planId) },
      select: { caseId: true, status: true, currency: true },
    })
    const { demand } = await loadClaim(house, house.db, plan.caseId)
    const instalment = demand.plan?.instalments.find(({ number }) => number === Number(data.number))
    if (!kind || plan.status !== 'ACTIVE' || !instalment || instalment.open === 0) return null
    const reminded = {
      ...toDebtor(house, data, secrets, language),
      kind,
      open: instalment.open,
      currency: plan.currency,
      dueOn: day(String(data.dueOn)),
      agreedOn: instalment.statutoryOn === instalment.dueOn ? null : instalment.statutoryOn,
      graceUntil: day(String(data.graceUntil)),
    }
    const charge = await chargeAheadOf(house, house.db, plan.caseId)
    return charge?.number === instalment.number
      ? chargeReminderMail({ ...reminded, charge })
      : instalmentReminderMail(reminded)
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
