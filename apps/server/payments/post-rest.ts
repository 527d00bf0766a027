import type { Actor } from '#shared/access/actor.ts'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { postReceipt, type Receipt } from './post-receipt.ts'

export type StandingPayment = NonNullable<Awaited<ReturnType<Tx['payment']['findUnique']>>>

/**
 * What is left of a payment, or comes back of it, is posted anew as of the day on which the payment came, as a
 * receipt of its own that knows where it is from.
 */
export async function postRest(
  house: House,
  tx: Tx,
  actor: Actor,
  before: StandingPayment,
  { amount, ...receipt }: { amount: Minor } & Partial<Pick<Receipt, 'via' | 'providerPaymentId'>>,
): Promise<string> {
  const paymentId = newId('payment', Date.parse(house.clock.now()))
  await tx.payment.create({
    data: {
      id: paymentId,
      caseId: before.caseId,
      creditorId: before.creditorId,
      method: before.method,
      status: 'STARTED',
      amountMinor: BigInt(amount),
      currency: before.currency,
      invoiceIds: before.invoiceIds,
      reference: before.reference,
      language: before.language,
      startedAt: before.startedAt,
      restOfId: before.restOfId ?? before.id,
      firstSettledAt: before.firstSettledAt ?? before.settledAt,
    },
  })
  await postReceipt(house, tx, actor, {
    providerPaymentId: null,
    ...(before.method === 'bank' ? { via: 'BANK' as const } : {}),
    ...receipt,
    paymentId,
    card: before.cardBrand && before.cardLast4 ? { brand: before.cardBrand, last4: before.cardLast4 } : null,
    ...(before.receivedOn ? { receivedOn: day(before.receivedOn) } : {}),
  })
  return paymentId
}
