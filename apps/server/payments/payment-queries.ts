import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { fromBigInt, zero } from '#shared/money.ts'
import type { PaymentState, PaymentStanding } from '#shared/pages/portal-pages.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { faultOf } from '../log.ts'
import type { CheckoutOutcome } from '../ports/payments.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { newsOfOutcome } from './news.ts'
import { settlePayment } from './settle-payment.ts'

const final = new Set(['SUCCEEDED', 'EXPIRED', 'SET_ASIDE', 'TAKEN_BACK'])
/** However often a waiting page asks us, the provider is asked no more often than this. */
const pauseMs = 3_000

const columns = {
  id: true,
  status: true,
  amountMinor: true,
  currency: true,
  receiptNumber: true,
  case: { select: { status: true } },
  checkoutSessionId: true,
  lastPolledAt: true,
} as const

/**
 * Where a payment stands, for the page a debtor returns to. It says no more than the ledger knows: while nothing is
 * settled it asks the provider, through the same door as the poller, and otherwise answers that it is being confirmed.
 */
export async function paymentOutcome(
  ctx: Ctx & { caseId: OwnCase },
  { paymentId }: { paymentId: string },
): Promise<PaymentStanding | null> {
  const { house, actor, caseId } = ctx
  const read = () =>
    inTransaction(house.db, actor, (tx) =>
      tx.payment.findFirst({ where: { id: paymentId, caseId }, select: columns }),
    )
  const before = await read()
  if (!before) return null
  const asked = final.has(before.status) ? null : await ask(ctx, before)
  const now = asked ? ((await read()) ?? before) : before
  const { claim } = await inTransaction(house.db, actor, (tx) => loadClaim(house, tx, caseId))
  return {
    paymentId: now.id,
    state: stateOf(now.status, asked),
    amount: fromBigInt(now.amountMinor),
    currency: now.currency,
    receiptNumber: now.receiptNumber,
    // What was given up with the end of the case is not open any more.
    outstanding: isCollecting(now.case.status as CaseStatus) ? claim.outstanding : zero,
  }
}

type Waiting = { id: string; checkoutSessionId: string | null; lastPolledAt: Date | null }

async function ask({ house }: Ctx, payment: Waiting): Promise<CheckoutOutcome | null> {
  const { id, checkoutSessionId, lastPolledAt } = payment
  const now = Date.parse(house.clock.now())
  if (!checkoutSessionId) return null
  if (lastPolledAt && now - lastPolledAt.getTime() < pauseMs) return null
  await house.db.payment.update({ where: { id }, data: { lastPolledAt: new Date(now), isUnanswered: true } })
  try {
    const outcome = await house.payments.retrieveCheckout(checkoutSessionId)
    await settlePayment(house, newsOfOutcome(outcome))
    await house.db.payment.update({ where: { id }, data: { isUnanswered: false } })
    return outcome
  } catch (error) {
    house.log('warn', 'payments.ask', faultOf(error))
    return null
  }
}

/** While the provider has not said that its page is still open, the payment may be complete: it is being confirmed. */
function stateOf(status: string, asked: CheckoutOutcome | null): PaymentState {
  if (status === 'SUCCEEDED') return 'paid'
  if (status === 'EXPIRED') return 'expired'
  // Money that was taken back again is with a person as well.
  if (status === 'SET_ASIDE' || status === 'TAKEN_BACK') return 'set-aside'
  if (status === 'FAILED') return 'declined'
  return asked?.status === 'open' ? 'open' : 'confirming'
}
