import type { CaseStatus } from '#shared/cases/case.ts'
import { type NextStep, nextStep } from '#shared/cases/next-step.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day, dayOf, instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { loadClaim } from './load-claim.ts'

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
        where: { settledAt: null, fromKind: { not: 'desk' } },
        orderBy: { createdAt: 'asc' },
        take: 1,
        select: { createdAt: true },
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
  const claim = status === 'DRAFT' ? null : (await loadClaim(house, tx, caseId)).claim
  return nextStep({
    status,
    today: house.clock.today(zone),
    agreementSigned: row.agreementId !== null,
    submittedOn: read(row.submittedOn),
    requestDueOn: read(row.requests[0]?.dueOn),
    firstLetterOn: read(row.letters[0]?.createdOn),
    linkOpenedOn: onDay(row.events[0]?.at),
    openQuestionOn: onDay(row.messages[0]?.createdAt),
    paymentInFlight: row.payments.some((payment) => payment.status === 'STARTED'),
    lastReceiptOn: read(row.payments.find((payment) => payment.status === 'SUCCEEDED')?.receivedOn),
    outstanding: claim?.outstanding ?? 0,
  })
}
