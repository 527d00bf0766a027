import type { Actor } from '#shared/access/actor.ts'
import { allocateReceipt } from '#shared/cases/demand.ts'
import type { CaseStatus, CloseCode } from '#shared/cases/case.ts'
import { isCollecting, move } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, dayOf, earliest, instant } from '#shared/dates.ts'
import { type CaseId, type InvoiceId, newId } from '#shared/ids.ts'
import { allocatedTo } from '#shared/ledger/allocation.ts'
import {
  directPaymentSettled,
  receiptAllocated,
  receiptCleared,
  suspenseAssigned,
  type Via,
} from '#shared/ledger/receipt-postings.ts'
import { fromBigInt, subtract } from '#shared/money.ts'
import { bookClaim, bookClosing } from '../cases/book-claim.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { completePlan } from '../plans/complete-plan.ts'
import { keepPlan } from '../plans/keep-plan.ts'
import { chargeCommission } from './charge-commission.ts'

export type Receipt = {
  paymentId: string
  providerPaymentId: string | null
  card: { brand: string; last4: string } | null
  /** Where the money is; with the card provider unless somebody says otherwise. It may have waited at the bank. */
  via?: Via | 'SUSPENSE'
  /** The day on which it arrived, where that was before today; interest ends there. */
  receivedOn?: Day
}

/**
 * Money is there: it is shared out as the agreement says, posted in the creditor's own client account, recorded, and
 * receipted to both sides, all in the transaction of the news. A claim that is paid in full, or a plan that is, closes its
 * case.
 */
export async function postReceipt(house: House, tx: Tx, actor: Actor, receipt: Receipt): Promise<void> {
  const { paymentId, providerPaymentId, card, via = 'CARD_CLEARING', receivedOn } = receipt
  const at = house.clock.now()
  const payment = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    include: { case: { select: { debtor: { select: { country: true } } } } },
  })
  const caseId = payment.caseId as CaseId
  const { creditorId, currency } = payment
  // Receipts of one case are posted one after the other, each on what the one before has left.
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const booking = { caseId, creditorId, cause: paymentId, at }
  // A plan is looked at first, with this money: what was late and comes in now restores it, before it is shared out.
  const zone = timeZone(payment.case.debtor.country)
  const begunOn = dayOf(instant(payment.startedAt.toISOString()), zone)
  const paidOn = earliest(begunOn, receivedOn ?? begunOn)
  await keepPlan(house, tx, caseId, { paymentId, on: paidOn, amount: fromBigInt(payment.amountMinor) })
  const now = await loadClaim(house, tx, caseId)
  await bookClaim(tx, now, booking)
  const then = receivedOn ? await loadClaim(house, tx, caseId, { asOf: receivedOn }) : now
  const { claim, demand, on, order } = then
  const amount = fromBigInt(payment.amountMinor)
  const allocations = allocateReceipt(claim, demand, amount, payment.invoiceIds as InvoiceId[], order)

  await tx.payment.update({
    where: { id: paymentId },
    data: {
      status: 'SUCCEEDED',
      providerPaymentId,
      cardBrand: card?.brand ?? null,
      cardLast4: card?.last4 ?? null,
      settledAt: new Date(at),
      receivedOn: on,
      receiptNumber: `R-${paymentId.slice(-8).toUpperCase()}`,
    },
  })
  await tx.paymentAllocation.createMany({
    data: allocations.map(({ part, invoiceId, amount: piece }) => ({
      id: newId('allocation', Date.parse(at)),
      paymentId,
      creditorId,
      part,
      invoiceId,
      amountMinor: BigInt(piece),
    })),
  })
  const recovered = subtract(amount, allocatedTo(allocations, 'CREDIT'))
  const isHeld = via === 'HELD_BY_CREDITOR' && recovered > 0
  const postings = [
    via === 'SUSPENSE'
      ? suspenseAssigned(caseId, amount, currency)
      : receiptCleared(caseId, amount, currency, via),
    receiptAllocated(caseId, allocations, currency),
    ...(isHeld ? [directPaymentSettled(caseId, recovered, currency)] : []),
  ]
  for (const posting of postings) await post(tx, { ...booking, postedOn: on, posting })
  const after = await loadClaim(house, tx, caseId)
  // Money that arrived before today ended interest that was already in the books.
  if (receivedOn) await bookClaim(tx, after, { ...booking, cause: `${paymentId}:since` })
  await chargeCommission(tx, after, booking, via === 'HELD_BY_CREDITOR' ? 'INVOICED' : 'NETTED')
  const fact = { caseId, creditorId, at }
  await record(tx, actor, {
    ...fact,
    kind: 'payment-succeeded',
    after: { paymentId, amountMinor: amount, currency, method: payment.method },
  })
  await record(tx, actor, {
    ...fact,
    kind: 'receipt-posted',
    after: {
      paymentId,
      amountMinor: amount,
      currency,
      allocations: allocations.map((piece) => ({ ...piece })),
    },
  })
  const code = await completePlan(tx, actor, after, fact)
  // The plan may have moved the case above.
  const { status: stored } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { status: true },
  })
  const status = stored as CaseStatus
  // Money for a case that is over pays what was given up; the rest stays given up.
  if (code || !isCollecting(status)) await bookClosing(tx, after, booking)
  if (code && isCollecting(status)) await closeAs(tx, actor, code, status, { ...fact, on })
  await house.jobs.enqueue(tx, 'payments.receipt', { paymentId }, { key: paymentId })
}

async function closeAs(
  tx: Tx,
  actor: Actor,
  code: CloseCode,
  status: CaseStatus,
  { on, ...fact }: { caseId: CaseId; creditorId: string; at: Parameters<typeof record>[2]['at']; on: string },
): Promise<void> {
  const next = move(status, 'close', 'system')
  await tx.case.update({
    where: { id: fact.caseId },
    data: { status: next, closeCode: code, closedOn: on, version: { increment: 1 } },
  })
  await record(tx, actor, {
    ...fact,
    kind: 'case-closed',
    before: { status },
    after: { status: next, code },
  })
}
