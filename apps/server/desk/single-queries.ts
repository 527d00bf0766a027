import { day, type Instant, instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { type AsideDecision, whyNotSettleAside } from '#shared/payments/set-aside.ts'
import { Refusal } from '#shared/refusal.ts'
import { asideMoney } from '../payments/aside-row.ts'
import type { Ctx } from '../trpc.ts'

const moment = (at: Date): Instant => instant(at.toISOString())

/** Somebody who asked to be called or written to, with the consent they gave for it (A09, A43). */
export async function lead({ house }: Ctx, { leadId }: { leadId: string }) {
  const row = await house.db.lead.findUnique({ where: { id: leadId } })
  if (!row) throw new Refusal('access.notFound')
  const { id, consentAt, createdAt, handledAt, handledById: _by, ...rest } = row
  return {
    leadId: id,
    ...rest,
    consentAt: moment(consentAt),
    createdAt: moment(createdAt),
    isHandled: handledAt !== null,
  }
}

/** A complaint as it was made, and the answer if there is one (A50). */
export async function complaint({ house }: Ctx, { complaintId }: { complaintId: string }) {
  const row = await house.db.complaint.findUnique({ where: { id: complaintId } })
  if (!row) throw new Refusal('access.notFound')
  const { id, createdAt, answeredAt, dueOn, ...rest } = row
  return {
    complaintId: id,
    ...rest,
    dueOn: day(dueOn),
    createdAt: moment(createdAt),
    isAnswered: answeredAt !== null,
  }
}

/** Money that waits for a person: what came, what was expected, and why the two do not meet. */
export async function setAside({ house, actor }: Ctx, { setAsideId }: { setAsideId: string }) {
  const row = await house.db.setAsidePayment.findUnique({ where: { id: setAsideId } })
  if (!row) throw new Refusal('access.notFound')
  const money = await asideMoney(house.db, row)
  const whyNot = (decision: AsideDecision) => whyNotSettleAside(money, decision)?.code ?? null
  const { askedById, askedByName, askedWhy, keptUntil, keptByName, keptWhy } = row
  const expected = row.paymentId
    ? await house.db.payment.findUnique({
        where: { id: row.paymentId },
        select: { amountMinor: true, currency: true, startedAt: true },
      })
    : null
  return {
    setAsideId: row.id,
    caseId: row.caseId,
    creditorId: row.creditorId,
    /** What its posting was caused by; null where it has no account to stand on. */
    postedAs: row.bookedAt ? row.paymentId : null,
    provider: row.provider,
    providerPaymentId: row.providerPaymentId,
    amount: fromBigInt(row.amountMinor),
    currency: row.currency,
    reason: row.reason,
    createdAt: moment(row.createdAt),
    isSettled: row.settledAt !== null,
    /** Why each decision is not possible; null where it is. */
    whyNot: { post: whyNot('post'), refund: whyNot('refund'), keep: whyNot('keep'), noted: whyNot('noted') },
    goesBack: money.goesBack,
    today: house.clock.today(),
    failure: row.failure,
    asked:
      askedById === null
        ? null
        : {
            name: askedByName ?? '',
            why: askedWhy ?? '',
            isMine: 'userId' in actor && actor.userId === askedById,
          },
    kept: keptUntil === null ? null : { name: keptByName ?? '', why: keptWhy ?? '', untilOn: day(keptUntil) },
    expected: expected && {
      amount: fromBigInt(expected.amountMinor),
      currency: expected.currency,
      startedAt: moment(expected.startedAt),
    },
  }
}
