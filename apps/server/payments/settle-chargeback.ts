import type { Actor } from '#shared/access/actor.ts'
import { chargedBack } from '#shared/ledger/receipt-postings.ts'
import { fromBigInt, type Minor, subtract } from '#shared/money.ts'
import { amountToTake, chargebackStatusOf, isOpenChargeback } from '#shared/payments/chargeback.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { ProviderDispute } from '../ports/chargebacks.ts'
import { chargebackFacts, type ChargebackRow, takeChargeback } from './chargeback-row.ts'
import { tellOfChargeback } from './chargeback-owed.ts'
import { holdCase } from './direct-row.ts'
import { type StandingPayment, postRest } from './post-rest.ts'
import { creditGoneOf } from './refund-row.ts'
import { takeBackReceipt } from './take-back-receipt.ts'

const webhook: Actor = { kind: 'webhook', language: 'en' }

/**
 * A payer's bank takes a card payment back, or decides about it. What it asks for leaves the case at once, also after it
 * was remitted: then the creditor's account stands below nothing, and the next run sets it off, never silently (D7).
 * Won, it comes in again as of the day on which it came. News may be lost, come twice and in any order: whatever brought
 * it, a webhook or a question of ours, it ends here. Of a payment that is not posted yet, or not ours, nothing is known.
 */
export async function settleChargeback(
  house: House,
  news: ProviderDispute,
): Promise<'taken' | 'given' | 'nothing' | 'unknown'> {
  const said = chargebackStatusOf(news.status)
  if (said === null || news.paymentIntentId === null) return 'nothing'
  const { paymentIntentId } = news
  return inTransaction(house.db, webhook, async (tx) => {
    const origin = await tx.payment.findUnique({ where: { providerPaymentId: paymentIntentId } })
    if (!origin) return 'unknown'
    await holdCase(tx, origin.caseId)
    const { row, isNew, was } = await takeChargeback(tx, origin, news, said, house.clock.now())
    const about = { caseId: row.caseId, creditorId: row.creditorId, at: house.clock.now() }
    const hasMoved = isNew || was !== row.status
    // A decision in our favour that overtook the question has left the money where it is.
    const taken = row.status === 'WON' ? 0 : await takeFrom(house, tx, origin, row)
    const given = row.status === 'WON' && was !== 'WON' && (await giveAgain(house, tx, origin, row))
    if (isNew) {
      await record(tx, webhook, { ...about, kind: 'chargeback-opened', after: chargebackFacts(row) })
      if (isOpenChargeback(row.status)) await tellOfChargeback(house, tx, row, 'OPENED')
    }
    if (hasMoved && (row.status === 'WON' || row.status === 'LOST')) {
      const kind = row.status === 'WON' ? 'chargeback-won' : 'chargeback-lost'
      await record(tx, webhook, { ...about, kind, after: chargebackFacts(row) })
      await tellOfChargeback(house, tx, row, row.status)
    }
    return given ? 'given' : taken > 0 ? 'taken' : 'nothing'
  })
}

/** Money that was thought to have gone back is there again: what a bank asks for and did not find, it finds now. */
export async function takeWhatIsAsked(house: House, tx: Tx, payment: StandingPayment): Promise<void> {
  const originId = payment.restOfId ?? payment.id
  const asked = await tx.chargeback.findMany({ where: { paymentId: originId, status: { not: 'WON' } } })
  if (asked.length === 0) return
  const origin = await tx.payment.findUniqueOrThrow({ where: { id: originId } })
  for (const row of asked) await takeFrom(house, tx, origin, row)
}

/** What the bank asks for leaves the case, as far as it is still there; what is left of a receipt is posted anew. */
async function takeFrom(house: House, tx: Tx, origin: StandingPayment, row: ChargebackRow): Promise<number> {
  const standing = await tx.payment.findMany({
    where: { status: 'SUCCEEDED', OR: [{ id: origin.id }, { restOfId: origin.id }] },
    orderBy: { id: 'asc' },
    include: { refunds: { select: { orderedAt: true, fromCreditMinor: true } } },
  })
  let takenMinor = row.takenMinor
  for (const payment of standing) {
    const whole = fromBigInt(payment.amountMinor)
    const creditGone = creditGoneOf(payment.refunds)
    const there = subtract(whole, creditGone)
    const amount = amountToTake(fromBigInt(row.amountMinor), fromBigInt(takenMinor), there)
    if (amount === 0) continue
    await takeBackReceipt(house, tx, webhook, {
      paymentId: payment.id,
      cause: `${row.providerId}:${payment.id}`,
      why: `Charged back by the payer’s bank (${row.providerId})`,
      leaves: (caseId, _whole, currency) => chargedBack(caseId, whole, currency, creditGone),
    })
    const left: Minor = subtract(there, amount)
    if (left > 0) await postRest(house, tx, webhook, payment, { amount: left })
    takenMinor += BigInt(amount)
  }
  if (takenMinor !== row.takenMinor)
    await tx.chargeback.update({ where: { id: row.id }, data: { takenMinor } })
  return Number(takenMinor - row.takenMinor)
}

/** Exactly what was taken comes back, under the provider's own name of it, so that it comes back once. */
async function giveAgain(
  house: House,
  tx: Tx,
  origin: StandingPayment,
  row: ChargebackRow,
): Promise<boolean> {
  if (row.takenMinor === 0n) return false
  // To the case in which it was last: somebody may have moved it there, because it was for that one.
  const last = await tx.payment.findFirst({ where: { restOfId: origin.id }, orderBy: { id: 'desc' } })
  await postRest(house, tx, webhook, last ?? origin, {
    amount: fromBigInt(row.takenMinor),
    providerPaymentId: row.providerId,
    via: 'CHARGEBACK',
  })
  return true
}
