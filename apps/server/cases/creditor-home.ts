import type { CaseStatus } from '#shared/cases/case.ts'
import { type CaseEventKind, isCaseEventKind } from '#shared/cases/event-kinds.ts'
import { timeZone } from '#shared/countries.ts'
import { addDays, type Day, day, dayOf, instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { agreementInForce } from '../agreements/agreement-queries.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import type { Json } from '../events.ts'
import { homeFigures } from './home-figures.ts'
import { homePayouts } from './home-payouts.ts'
import { factsOf } from './timeline.ts'
import { waitsForCreditor } from './waits-for-creditor.ts'

/** What is worth telling on the first screen; the rest stands on the page of its case. */
const news: readonly CaseEventKind[] = [
  'case-submitted',
  'case-accepted',
  'case-declined',
  'information-requested',
  'letter-sent',
  'link-verified',
  'question-asked',
  'desk-wrote',
  'cost-consent-asked',
  'cost-recorded',
  'dispute-opened',
  'dispute-resolved',
  'plan-offered',
  'plan-signed',
  'plan-completed',
  'plan-broken',
  'plan-restored',
  'receipt-posted',
  'case-closed',
]
const caseColumns = {
  id: true,
  number: true,
  status: true,
  currency: true,
  principalMinor: true,
  updatedAt: true,
  debtor: { select: { name: true } },
} as const
const few = 5
const recentDays = 30

/** The first screen of a company: what needs it, what moved, what was recovered (A07). */
export async function creditorHome({ house, actor, creditorId }: Ctx & { creditorId: OwnCreditor }) {
  return inTransaction(house.db, actor, async (tx) => {
    const { country } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { country: true },
    })
    const today = house.clock.today(timeZone(country))
    const counted = await tx.case.groupBy({
      by: ['status'],
      where: { creditorId, OR: [{ number: { not: null } }, { status: 'DRAFT' }] },
      _count: true,
    })
    return {
      today,
      agreementSigned: (await agreementInForce(tx, creditorId)) !== null,
      counts: Object.fromEntries(counted.map(({ status, _count }) => [status, _count])) as Partial<
        Record<CaseStatus, number>
      >,
      needsYou: await needsYou(
        tx,
        creditorId,
        { now: new Date(house.clock.now()), today },
        timeZone(country),
      ),
      moved: await moved(tx, creditorId),
      figures: await homeFigures(tx, creditorId, addDays(today, -recentDays)),
      payouts: await homePayouts(tx, creditorId, today),
    }
  })
}

async function needsYou(tx: Tx, creditorId: string, when: { now: Date; today: Day }, zone: string) {
  const waits = await waitsForCreditor(tx, creditorId, { ...when, most: few })
  const { requests, disputes, offers, consents, entries, reports } = waits
  const unread = await tx.message.groupBy({
    by: ['caseId'],
    where: { creditorId, audience: 'creditor', fromKind: 'desk', readAt: null },
    _count: true,
    orderBy: { _max: { createdAt: 'desc' } },
    take: few,
  })
  const written = await tx.case.findMany({
    where: { id: { in: unread.map(({ caseId }) => caseId) } },
    select: caseColumns,
  })
  const drafts = await tx.case.findMany({
    where: { creditorId, status: 'DRAFT' },
    orderBy: { updatedAt: 'desc' },
    take: few,
    select: caseColumns,
  })
  return {
    requests: requests.map(({ id, dueOn, question, case: of }) => ({
      requestId: id,
      dueOn: day(dueOn),
      question,
      ...brief(of),
    })),
    offers: offers.map(({ expiresAt, case: of }) => ({
      dueOn: dayOf(instant(expiresAt.toISOString()), zone),
      ...brief(of),
    })),
    disputes: disputes.map(({ id, creditorDueOn, case: of }) => ({
      disputeId: id,
      dueOn: creditorDueOn ? day(creditorDueOn) : null,
      ...brief(of),
    })),
    consents: consents.map(({ id, ceilingMinor, dueOn, case: of }) => ({
      consentId: id,
      ceiling: fromBigInt(ceilingMinor),
      dueOn: day(dueOn),
      ...brief(of),
    })),
    reports: reports.map(({ id, amountMinor, answerDueOn, case: of }) => ({
      directPaymentId: id,
      amount: fromBigInt(amountMinor),
      dueOn: answerDueOn === null ? null : day(answerDueOn),
      ...brief(of),
    })),
    toConfirm: entries.map(brief),
    unread: written.map(brief),
    drafts: drafts.map(brief),
  }
}

async function moved(tx: Tx, creditorId: string) {
  const rows = await tx.caseEvent.findMany({
    where: { creditorId, kind: { in: [...news] } },
    orderBy: { at: 'desc' },
    take: 8,
    select: { id: true, kind: true, at: true, after: true, case: { select: caseColumns } },
  })
  return rows.flatMap(({ id, kind, at, after, case: of }) =>
    isCaseEventKind(kind)
      ? [{ eventId: id, kind, at: instant(at.toISOString()), facts: factsOf(after as Json), ...brief(of) }]
      : [],
  )
}

type Brief = {
  id: string
  number: string | null
  status: string
  currency: string
  principalMinor: bigint
  updatedAt: Date
  debtor: { name: string }
}
const brief = ({ id, number, status, currency, principalMinor, updatedAt, debtor }: Brief) => ({
  caseId: id as CaseId,
  number,
  status: status as CaseStatus,
  currency,
  principal: fromBigInt(principalMinor),
  updatedAt: instant(updatedAt.toISOString()),
  debtorName: debtor.name,
})
