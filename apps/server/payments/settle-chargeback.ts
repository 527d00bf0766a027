import type { Actor } from '#shared/access/actor.ts'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { chargedBack } from '#shared/ledger/receipt-postings.ts'
import { chargebackStatusOf } from '#shared/payments/chargeback.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { ProviderEvent } from '../ports/payments.ts'
import { postReceipt } from './post-receipt.ts'
import { takeBackReceipt } from './take-back-receipt.ts'

const webhook: Actor = { kind: 'webhook', language: 'en' }

/**
 * A payer's bank takes a card payment back, or gives it again. What is left of the payment leaves the case at once, also
 * after it was remitted: then the creditor's account stands below nothing, and the next run sets it off, never silently
 * (D7). Won, it comes in again as of the day on which it came. News may come twice and in any order.
 */
export async function settleChargeback(
  house: House,
  {
    disputeId,
    paymentIntentId,
    status: said,
  }: Pick<ProviderEvent, 'disputeId' | 'paymentIntentId' | 'status'>,
): Promise<'taken' | 'given' | 'nothing'> {
  const status = chargebackStatusOf(said)
  if (status === null || !disputeId || !paymentIntentId) return 'nothing'
  return inTransaction(house.db, webhook, async (tx) => {
    const origin = await tx.payment.findUnique({ where: { providerPaymentId: paymentIntentId } })
    if (!origin) return 'nothing'
    await tx.$queryRaw`select 1 from "Case" where id = ${origin.caseId} for update`
    const given = await tx.payment.count({ where: { providerPaymentId: disputeId } })
    if (status === 'WON') return given === 0 ? giveAgain(house, tx, origin, disputeId) : 'nothing'
    // A decision in our favour that overtook the question has left the money where it is.
    if (given > 0 || (status === 'OPENED' && (await isDecided(tx, paymentIntentId)))) return 'nothing'
    const standing = await tx.payment.findMany({
      where: { status: 'SUCCEEDED', OR: [{ id: origin.id }, { restOfId: origin.id }] },
      select: { id: true },
    })
    for (const { id } of standing)
      await takeBackReceipt(house, tx, webhook, {
        paymentId: id,
        cause: `${disputeId}:${id}`,
        why: `Charged back by the payer’s bank (${disputeId})`,
        leaves: chargedBack,
      })
    return standing.length > 0 ? 'taken' : 'nothing'
  })
}

const isDecided = async (tx: Tx, paymentIntentId: string): Promise<boolean> =>
  (await tx.providerEvent.count({
    where: {
      objectId: paymentIntentId,
      kind: { in: ['charge.dispute.closed', 'charge.dispute.funds_reinstated'] },
    },
  })) > 0

type Origin = NonNullable<Awaited<ReturnType<Tx['payment']['findUnique']>>>

/** Exactly what this dispute had taken comes back, under the dispute's own id, so that it comes back once. */
async function giveAgain(
  house: House,
  tx: Tx,
  origin: Origin,
  disputeId: string,
): Promise<'given' | 'nothing'> {
  const [row] = await tx.$queryRaw<{ taken: bigint | null }[]>`
    select sum(e."amountMinor")::bigint as taken
    from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
      join "LedgerAccount" a on a.id = e."accountId"
    where t.cause like ${`charged-back:${disputeId}:%`} and a.kind = 'UNALLOCATED'`
  const taken = row?.taken ?? 0n
  if (taken <= 0n) return 'nothing'
  const paymentId = newId('payment', Date.parse(house.clock.now()))
  await tx.payment.create({
    data: {
      id: paymentId,
      caseId: origin.caseId,
      creditorId: origin.creditorId,
      method: 'card',
      status: 'STARTED',
      amountMinor: taken,
      currency: origin.currency,
      invoiceIds: origin.invoiceIds,
      language: origin.language,
      startedAt: origin.startedAt,
      restOfId: origin.id,
    },
  })
  await postReceipt(house, tx, webhook, {
    paymentId,
    providerPaymentId: disputeId,
    card: origin.cardBrand && origin.cardLast4 ? { brand: origin.cardBrand, last4: origin.cardLast4 } : null,
    ...(origin.receivedOn ? { receivedOn: day(origin.receivedOn) } : {}),
  })
  return 'given'
}
