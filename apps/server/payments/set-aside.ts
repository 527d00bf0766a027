import type { Actor } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { ownerUnknown } from '#shared/ledger/chart.ts'
import { moneySetAside } from '#shared/ledger/receipt-postings.ts'
import { isCurrency, zero } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { asideCause } from './aside-row.ts'
import type { Locked, News, Settled } from './settle-payment.ts'

export type SetAsideReason = 'amount' | 'currency' | 'case' | 'unknown-payment' | 'no-payment' | 'case-closed'

/** Money that says something else than we expected is never posted by itself: it waits at the desk for a person. */
export async function setAside(
  house: House,
  tx: Tx,
  actor: Actor,
  news: News,
  payment: Locked | null,
  reason: SetAsideReason,
): Promise<Settled> {
  const at = house.clock.now()
  const id = newId('setAside', Date.parse(at))
  const amount = news.amountMinor ?? zero
  const currency = news.currency ?? payment?.currency ?? ''
  const isBooked = amount > 0 && isCurrency(currency)
  const { count } = await tx.setAsidePayment.createMany({
    data: {
      id,
      paymentId: payment?.id ?? null,
      caseId: payment?.caseId ?? null,
      creditorId: payment?.creditorId ?? null,
      provider: 'stripe',
      providerPaymentId: news.providerPaymentId ?? news.sessionId ?? news.eventId ?? '',
      amountMinor: BigInt(amount),
      currency,
      bookedAt: isBooked ? new Date(at) : null,
      reason,
      createdAt: new Date(at),
    },
    skipDuplicates: true,
  })
  if (count === 0) return 'already-known'
  if (isBooked)
    await post(tx, {
      // Every account of the books is one creditor's (A56): money of which nobody knows whose it is stands in nobody's.
      creditorId: payment?.creditorId ?? ownerUnknown,
      caseId: payment?.caseId ?? null,
      cause: asideCause({ id, paymentId: payment?.id ?? null }),
      posting: moneySetAside(amount, currency),
      postedOn: house.clock.today(),
      at,
    })
  if (payment) {
    await tx.payment.update({
      where: { id: payment.id },
      data: { status: 'SET_ASIDE', settledAt: new Date(at) },
    })
    await record(tx, actor, {
      caseId: payment.caseId,
      creditorId: payment.creditorId,
      kind: 'payment-set-aside',
      at,
      after: { paymentId: payment.id, reason, amountMinor: news.amountMinor, currency: news.currency },
    })
  }
  return 'set-aside'
}
