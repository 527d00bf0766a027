import type { CaseStatus } from '#shared/cases/case.ts'
import { type NextStep, nextStep, ownDeadlines, type Situation } from '#shared/cases/next-step.ts'
import { timeZone } from '#shared/countries.ts'
import { addWorkingDays, type Day, day, dayOf, instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { disputeTurnOf } from './dispute-turn.ts'
import { loadClaim } from './load-claim.ts'
import { updateAskedOn } from './update-asked.ts'

/** What happens next on a case, whose turn it is and why, worked out from its rows as they are now. */
export async function nextOfCase(house: Pick<House, 'clock'>, tx: Tx, caseId: string): Promise<NextStep> {
  const now = house.clock.now()
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      status: true,
      submittedOn: true,
      agreementId: true,
      creditor: { select: { country: true } },
      requests: {
        where: { answeredAt: null, cancelled: false },
        orderBy: { dueOn: 'asc' },
        take: 1,
        select: { dueOn: true },
      },
      letters: {
        // One that came back or waits to be posted has told the debtor nothing.
        where: { sentAt: { not: null } },
        orderBy: { createdAt: 'asc' },
        take: 1,
        select: { createdOn: true },
      },
      messages: {
        where: { settledAt: null, fromKind: { not: 'desk' }, asksUpdate: false },
        orderBy: { createdAt: 'asc' },
        take: 1,
        select: { createdAt: true },
      },
      negotiations: {
        where: { endedAt: null, expiresAt: { gt: new Date(now) } },
        take: 1,
        select: {
          status: true,
          expiresAt: true,
          rounds: { orderBy: { number: 'desc' }, take: 1, select: { createdAt: true } },
        },
      },
      payments: {
        where: {
          OR: [
            { status: 'SUCCEEDED' },
            { status: 'STARTED', checkoutSessionId: { not: null }, expiresAt: { gt: new Date(now) } },
          ],
        },
        orderBy: { startedAt: 'desc' },
        take: 20,
        select: { status: true, receivedOn: true },
      },
      events: {
        where: { kind: { in: ['link-opened', 'link-verified'] } },
        orderBy: { seq: 'desc' },
        take: 1,
        select: { at: true },
      },
    },
  })
  const zone = timeZone(row.creditor.country)
  const onDay = (at: Date | undefined): Day | null => (at ? dayOf(instant(at.toISOString()), zone) : null)
  const read = (on: string | null | undefined): Day | null => (on ? day(on) : null)
  const status = row.status as CaseStatus
  const loaded = status === 'DRAFT' ? null : await loadClaim(house, tx, caseId)
  const [talk] = row.negotiations
  return nextStep({
    status,
    today: house.clock.today(zone),
    agreementSigned: row.agreementId !== null,
    submittedOn: read(row.submittedOn),
    requestDueOn: read(row.requests[0]?.dueOn),
    firstLetterOn: read(row.letters[0]?.createdOn),
    linkOpenedOn: onDay(row.events[0]?.at),
    openQuestionOn: onDay(row.messages[0]?.createdAt),
    updateAskedOn: await updateAskedOn(tx, caseId, zone),
    offer: talk ? offerOf(talk, onDay) : null,
    instalmentOn: loaded?.demand.plan?.next?.dueOn ?? null,
    dispute: await disputeTurnOf(tx, caseId, zone),
    paymentInFlight: row.payments.some((payment) => payment.status === 'STARTED'),
    lastReceiptOn: read(row.payments.find((payment) => payment.status === 'SUCCEEDED')?.receivedOn),
    outstanding: loaded?.claim.outstanding ?? 0,
  })
}

type Talk = { status: string; expiresAt: Date; rounds: { createdAt: Date }[] }

/** With whom an offer lies: we have promised the debtor an answer by a day; to the others it is open until it ends. */
function offerOf(
  { status, expiresAt, rounds }: Talk,
  onDay: (at: Date | undefined) => Day | null,
): Situation['offer'] {
  const until = onDay(expiresAt)
  const offeredOn = onDay(rounds[0]?.createdAt)
  if (!until || !offeredOn) return null
  if (status === 'WITH_MANAGER')
    return { with: 'AGENCY', by: addWorkingDays(offeredOn, ownDeadlines.offerDays) }
  return { with: status === 'WITH_CREDITOR' ? 'CREDITOR' : 'DEBTOR', by: until }
}
