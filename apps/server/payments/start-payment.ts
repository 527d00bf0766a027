import { isCollecting, type CaseStatus } from '#shared/cases/case.ts'
import { payableOf } from '#shared/cases/claim.ts'
import type { Instant } from '#shared/dates.ts'
import { newId, type PaymentId } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import { amountToPay, type PaymentChoice } from '#shared/payments/payment-input.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

/** How long the provider's page stays open: long enough to find a card, short enough that the amount is still right. */
const openForSeconds = 40 * 60

/**
 * The debtor wants to pay by card. What it costs is worked out here, from today's claim and nothing that was sent;
 * then the provider's own page takes over. Nothing is paid until the provider says so to the webhook.
 */
export async function startPayment(
  ctx: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  choice: PaymentChoice,
): Promise<{ paymentId: PaymentId; url: string; amountMinor: Minor; currency: string }> {
  const { house, actor, caseId, creditorId } = ctx
  const at = house.clock.now()
  const paymentId = newId('payment', Date.parse(at))
  const expiresAt = new Date(Date.parse(at) + openForSeconds * 1000).toISOString() as Instant

  const started = await inTransaction(house.db, actor, async (tx) => {
    const row = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { status: true, number: true, creditor: { select: { name: true } } },
    })
    if (!isCollecting(row.status as CaseStatus)) throw new Refusal('payments.nothingDue')
    const { claim } = await loadClaim(house, tx, caseId)
    const amount = amountToPay(choice, payableOf(claim))
    if (isRefusal(amount)) throw amount
    const { currency } = claim
    await tx.payment.create({
      data: {
        id: paymentId,
        caseId,
        creditorId,
        method: 'card',
        status: 'STARTED',
        amountMinor: BigInt(amount),
        currency,
        invoiceIds: choice.kind === 'invoices' ? choice.invoiceIds : [],
        language: actor.language,
        startedAt: new Date(at),
        expiresAt: new Date(expiresAt),
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'payment-started',
      at,
      after: { paymentId, amountMinor: amount, currency, choice: choice.kind },
    })
    return { amount, currency, number: row.number ?? '', creditor: row.creditor.name }
  })

  const base = `${house.config.publicUrl}/d/payments/${paymentId}`
  const checkout = house.payments.createCheckout({
    paymentId,
    caseId,
    amount: started.amount,
    currency: started.currency,
    description: `${started.creditor} · ${started.number}`,
    language: actor.language,
    successUrl: base,
    cancelUrl: `${base}?cancelled=1`,
    expiresAt,
  })
  const update = (data: { checkoutSessionId: string } | { status: 'EXPIRED' }) =>
    inTransaction(house.db, actor, (tx) => tx.payment.update({ where: { id: paymentId }, data }))
  // A page that was never opened can never bring money: the payment ends, and the debtor is told why.
  checkout.catch(() => update({ status: 'EXPIRED' }))
  const { sessionId, url } = await checkout
  await update({ checkoutSessionId: sessionId })
  return { paymentId, url, amountMinor: started.amount, currency: started.currency }
}
