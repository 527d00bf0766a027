import type { Actor } from '#shared/access/actor.ts'
import { fromBigInt } from '#shared/money.ts'
import { reasonOf } from '#shared/payments/saved-card.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { ChargeOutcome } from '../ports/payments.ts'
import { settlePayment } from './settle-payment.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * Asks the provider for one try and writes down what came of it. Money goes the way of every receipt; a refusal ends the
 * payment, and the debtor is told with a link. The provider may have told it already by a webhook: then nothing is new.
 */
export async function takeCharge(house: House, chargeId: string): Promise<void> {
  const charge = await house.db.instalmentCharge.findUniqueOrThrow({
    where: { id: chargeId },
    relationLoadStrategy: 'join',
    include: { card: true, payment: { select: { status: true } } },
  })
  if (charge.status !== 'STARTED') return
  if (charge.payment.status === 'SUCCEEDED') return finish(house, charge, 'SUCCEEDED', null)
  const { caseId, paymentId, currency, card } = charge
  const { providerCustomerId, providerMethodId } = card
  if (!providerCustomerId || !providerMethodId) throw new Error(`The card ${card.id} has no name`)
  const amount = fromBigInt(charge.amountMinor)
  const file = await house.db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { number: true, creditor: { select: { name: true } } },
  })
  const outcome: ChargeOutcome = await house.payments.chargeCard({
    chargeId,
    paymentId,
    caseId,
    card: { customerId: providerCustomerId, methodId: providerMethodId },
    amount,
    currency,
    description: `${file.creditor.name} · ${file.number ?? ''}`,
  })
  if (outcome.status === 'processing') {
    // Later it was refused after all, and a webhook has said so.
    if (charge.payment.status === 'FAILED') await finish(house, charge, 'DECLINED', null)
    return
  }
  if (outcome.status !== 'succeeded')
    return finish(house, charge, outcome.status === 'declined' ? 'DECLINED' : 'NEEDS_DEBTOR', outcome.reason)
  await settlePayment(house, {
    eventId: null,
    kind: 'charged',
    sessionId: null,
    providerPaymentId: outcome.paymentIntentId,
    outcome: 'paid',
    amountMinor: amount,
    currency,
    metadata: { paymentId, caseId },
    card: card.brand && card.last4 ? { brand: card.brand, last4: card.last4 } : null,
  })
  await finish(house, charge, 'SUCCEEDED', null)
}

type Tried = {
  id: string
  caseId: string
  creditorId: string
  paymentId: string
  number: number
  attempt: number
  amountMinor: bigint
  currency: string
  dueOn: string
}

/** Once, however often it is heard. */
async function finish(
  house: House,
  charge: Tried,
  status: 'SUCCEEDED' | 'DECLINED' | 'NEEDS_DEBTOR',
  code: string | null,
): Promise<void> {
  const { id, caseId, creditorId, paymentId, number, attempt, currency, dueOn } = charge
  const at = house.clock.now()
  await inTransaction(house.db, system, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const { count } = await tx.instalmentCharge.updateMany({
      where: { id, status: 'STARTED' },
      data: { status, reason: code, endedAt: new Date(at) },
    })
    if (count === 0 || status === 'SUCCEEDED') return
    await tx.payment.updateMany({
      where: { id: paymentId, status: { in: ['STARTED', 'FAILED'] } },
      data: { status: 'EXPIRED', failure: code },
    })
    const reason = reasonOf(code)
    const amountMinor = Number(charge.amountMinor)
    await record(tx, system, {
      caseId,
      creditorId,
      kind: 'instalment-charge-refused',
      at,
      after: { paymentId, number, attempt, amountMinor, currency, dueOn, reason, status },
    })
    const data = {
      paymentId,
      reason,
      amountMinor,
      currency,
      dueOn,
      again: status === 'DECLINED' && attempt === 1,
    }
    await oweDebtorMail(house, tx, {
      caseId,
      creditorId,
      kind: 'charge-refused',
      key: `charge-refused:${id}`,
      data,
    })
  })
}
