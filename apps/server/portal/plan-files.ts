import { day } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { inTransaction } from '../db.ts'
import { keepPaper } from '../plans/plan-jobs.ts'
import { planCalendar } from '../plans/plan-calendar.ts'
import { noteDownload } from './note-download.ts'
import type { PortalFile } from './portal-files.ts'
import { callerFor, type DebtorCtx } from './portal-web.ts'

/** The newest plan of the debtor's own case: no address names it, so nobody can name another's. */
const newest = ({ house, actor }: DebtorCtx) =>
  inTransaction(house.db, actor, (tx) =>
    tx.plan.findFirst({
      where: { caseId: actor.caseId },
      orderBy: { signedAt: 'desc' },
      include: {
        instalments: { orderBy: { number: 'asc' } },
        case: { select: { number: true, creditor: { select: { name: true } } } },
      },
    }),
  )

/** The plan as it was signed. It is printed here if the job that prints it has not come to it yet. */
export async function planPaperFor(ctx: DebtorCtx): Promise<PortalFile | null> {
  const plan = await newest(ctx)
  if (!plan) return null
  const key = plan.paperKey ?? (await keepPaper(ctx.house, plan.id))
  await noteDownload(ctx, { planId: plan.id, name: plan.case.number ?? '' })
  return { key, name: `${plan.case.number}-plan.pdf`, type: 'application/pdf' }
}

/** The plan that ended last, as it was signed: no address names it either. */
export async function endedPaperFor(ctx: DebtorCtx): Promise<PortalFile | null> {
  const ended = await callerFor(ctx).plans.ended()
  if (!ended) return null
  const { caseNumber } = await callerFor(ctx).portal.view()
  await noteDownload(ctx, { planId: ended.planId, name: caseNumber })
  const key = await keepPaper(ctx.house, ended.planId)
  return { key, name: `${caseNumber}-plan.pdf`, type: 'application/pdf' }
}

/** Every payment as a day in the debtor's own calendar. */
export async function planCalendarFor(ctx: DebtorCtx): Promise<PortalFile | null> {
  const plan = await newest(ctx)
  if (!plan) return null
  const text = planCalendar({
    planId: plan.id,
    language: ctx.actor.language,
    agencyName: ctx.house.config.agency.name,
    creditorName: plan.case.creditor.name,
    caseNumber: plan.case.number ?? '',
    currency: plan.currency,
    signedAt: plan.signedAt,
    instalments: plan.instalments.map(({ number, dueOn, amountMinor }) => ({
      number,
      dueOn: day(dueOn),
      amount: fromBigInt(amountMinor),
    })),
  })
  return { bytes: Buffer.from(text), name: `${plan.case.number}.ics`, type: 'text/calendar; charset=utf-8' }
}
