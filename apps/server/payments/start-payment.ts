import { type CaseStatus } from '#shared/cases/case.ts'
import type { Instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { whyNotPay } from '#shared/payments/pay-policy.ts'
import { amountToPay, payableOf, type PaymentChoice } from '#shared/payments/payment-input.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { clearTheWay } from './clear-the-way.ts'
import { offerCard } from './keep-card.ts'
import { openCheckout } from './open-checkout.ts'

/** How long the provider's page stays open: long enough to find a card, short enough that the amount is still right. */
const openForSeconds = 40 * 60
/** Every round closes what another request has opened in between; more rounds than this is somebody playing. */
const rounds = 4

type Scope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }
export type StartedPayment = { paymentId: string; url: string }

/**
 * The debtor wants to pay by card. What it costs is worked out here, from today's claim and nothing that was sent;
 * then the provider's own page takes over. Nothing is paid until the provider says so to the webhook.
 *
 * There is never more than one open card page of a case, so that nobody pays twice: asking again for the same leads
 * to the same page, asking for something else closes the page before it, and if that one was paid in the meantime,
 * the answer is its receipt. Returns where the browser goes next.
 */
export async function startPayment(scope: Scope, choice: PaymentChoice): Promise<StartedPayment> {
  for (let round = 0; round < rounds; round += 1) {
    const next = await claimTheWay(scope, choice)
    if (next.inFlight === null) return openCheckout(scope.house, next.paymentId)
    const cleared = await clearTheWay(scope.house, next.inFlight, next.isSame)
    if (cleared.kind === 'same') return openCheckout(scope.house, next.inFlight)
    if (cleared.kind === 'paid') {
      return { paymentId: next.inFlight, url: `${scope.house.config.publicUrl}/d/payments/${next.inFlight}` }
    }
  }
  throw new Refusal('payments.inProgress')
}

type Way = { inFlight: null; paymentId: string } | { inFlight: string; isSame: boolean }

/** Under the lock of the case: either this payment is the only one under way, or the one that is is named. */
function claimTheWay({ house, actor, caseId, creditorId }: Scope, choice: PaymentChoice): Promise<Way> {
  const at = house.clock.now()
  const now = Date.parse(at)
  return inTransaction(house.db, actor, async (tx): Promise<Way> => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const { status } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { status: true } })
    const { claim, demand } = await loadClaim(house, tx, caseId)
    const { currency } = claim
    const payable = payableOf(demand)
    const refusal = whyNotPay(choice, {
      status: status as CaseStatus,
      payable,
      currency,
      paymentInFlight: false,
    })
    if (refusal) throw refusal
    const amount = amountToPay(choice, payable)
    if (isRefusal(amount)) throw amount
    const invoiceIds = choice.kind === 'invoices' ? [...new Set(choice.invoiceIds)].toSorted() : []

    // A charge of a kept card has no page, and is answered within moments: until then nothing else is begun.
    const charging = await tx.payment.count({
      where: { caseId, status: 'STARTED', charge: { isNot: null } },
    })
    if (charging > 0) throw new Refusal('payments.inProgress')
    const keep = choice.kind === 'instalment' ? choice.keep : undefined
    const inFlight = await tx.payment.findFirst({
      where: { caseId, status: { in: ['STARTED', 'FAILED'] }, expiresAt: { gt: new Date(at) } },
      orderBy: { startedAt: 'desc' },
      select: {
        id: true,
        amountMinor: true,
        invoiceIds: true,
        keptCard: { select: { mandateSha256: true } },
      },
    })
    if (inFlight) {
      const sameAmount = fromBigInt(inFlight.amountMinor) === amount
      const sameWords = inFlight.keptCard?.mandateSha256 === keep?.textSha256
      const isSame = sameAmount && sameWords && inFlight.invoiceIds.toSorted().join() === invoiceIds.join()
      return { inFlight: inFlight.id, isSame }
    }
    const paymentId = newId('payment', now)
    const expiresAt = new Date(now + openForSeconds * 1000).toISOString() as Instant
    await tx.payment.create({
      data: {
        id: paymentId,
        caseId,
        creditorId,
        method: 'card',
        status: 'STARTED',
        amountMinor: BigInt(amount),
        currency,
        invoiceIds,
        language: actor.language,
        startedAt: new Date(at),
        expiresAt: new Date(expiresAt),
      },
    })
    if (keep && actor.kind === 'debtor') {
      const { linkId, language } = actor
      await offerCard(house, tx, { caseId, creditorId, paymentId, linkId, language }, keep)
    }
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'payment-started',
      at,
      after: { paymentId, amountMinor: amount, currency, choice: choice.kind },
    })
    return { inFlight: null, paymentId }
  })
}
