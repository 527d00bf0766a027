import { instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { withoutAnswer } from '#shared/payments/saved-card.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import type { ChargeOutcome } from '../ports/payments.ts'
import { endCharge } from './end-charge.ts'
import { settlePayment } from './settle-payment.ts'

/**
 * Asks the provider for one try and writes down what came of it. Money goes the way of every receipt; a refusal ends the
 * payment, and the debtor is told with a link. The provider may have told it already by a webhook: then nothing is new.
 *
 * A try whose answer was lost is looked up by its name before anything else: the provider's own memory of a question ends
 * after a day, what it has charged it never forgets. Only a try that it knows nothing of is asked for again.
 */
export async function takeCharge(house: House, chargeId: string, isFirst: boolean): Promise<void> {
  const charge = await loadCharge(house, chargeId)
  if (charge.status !== 'STARTED') return
  const { paymentId, caseId, currency, card } = charge
  if (charge.payment.status === 'SUCCEEDED') return endCharge(house, charge, 'SUCCEEDED', null)
  const outcome = isFirst ? await ask(house, charge) : await lookUp(house, charge)
  // Nobody knows yet.
  if (outcome === 'wait' || outcome?.status === 'processing') return
  if (outcome === null) return endCharge(house, charge, 'NOT_MADE', null)
  if (outcome.status !== 'succeeded')
    return endCharge(
      house,
      charge,
      outcome.status === 'declined' ? 'DECLINED' : 'NEEDS_DEBTOR',
      outcome.reason,
    )
  await settlePayment(house, {
    eventId: null,
    kind: 'charged',
    sessionId: null,
    providerPaymentId: outcome.paymentIntentId,
    outcome: 'paid',
    amountMinor: fromBigInt(charge.amountMinor),
    currency,
    metadata: { paymentId, caseId },
    card: card.brand && card.last4 ? { brand: card.brand, last4: card.last4 } : null,
  })
  await endCharge(house, charge, 'SUCCEEDED', null)
}

const loadCharge = (house: House, chargeId: string) =>
  house.db.instalmentCharge.findUniqueOrThrow({
    where: { id: chargeId },
    relationLoadStrategy: 'join',
    include: { card: true, payment: { select: { status: true } } },
  })
type Loaded = Awaited<ReturnType<typeof loadCharge>>

function namesOf({ id, providerCustomerId, providerMethodId }: Loaded['card']) {
  if (!providerCustomerId || !providerMethodId) throw new Error(`The card ${id} has no name`)
  return { customerId: providerCustomerId, methodId: providerMethodId }
}

/** What the provider knows of it; `wait` while it may still be on its way there, null once it never can be. */
async function lookUp(house: House, charge: Loaded): Promise<ChargeOutcome | 'wait' | null> {
  const known = await house.payments.findCharge(charge.id, namesOf(charge.card).customerId)
  if (known) return known
  const what = withoutAnswer(instant(charge.startedAt.toISOString()), house.clock.now())
  if (what === 'ASK') return ask(house, charge)
  return what === 'WAIT' ? 'wait' : null
}

async function ask(house: House, charge: Loaded): Promise<ChargeOutcome> {
  const { id: chargeId, caseId, paymentId, currency, card } = charge
  const file = await house.db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { number: true, creditor: { select: { name: true } } },
  })
  try {
    return await house.payments.chargeCard({
      chargeId,
      paymentId,
      caseId,
      card: namesOf(card),
      amount: fromBigInt(charge.amountMinor),
      currency,
      description: `${file.creditor.name} · ${file.number ?? ''}`,
    })
  } catch (error) {
    // What the provider never charges, a link to it may not either: the debtor has to pay it in another way.
    if (isRefusal(error) && error.code !== 'payments.providerUnavailable')
      return { status: 'needs-debtor', paymentIntentId: null, reason: error.code }
    throw error
  }
}
