import type { Actor } from '#shared/access/actor.ts'
import { whyNotAssign } from '#shared/bank/assign.ts'
import type { AssignAside } from '#shared/bank/bank-input.ts'
import { timeZone } from '#shared/countries.ts'
import { dayOf, instant } from '#shared/dates.ts'
import { type CreditorId, newId, type PaymentId } from '#shared/ids.ts'
import { setAsideAssigned } from '#shared/ledger/receipt-postings.ts'
import { whyNotSettleAside } from '#shared/payments/set-aside.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { leaveAside, takeAside } from '../payments/aside-row.ts'
import { caseStanding, sharesOf } from '../payments/case-standing.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { endAside } from '../payments/settle-set-aside.ts'
import type { Ctx } from '../trpc.ts'
import { tryOut } from '../try-out.ts'
import { chosenCases } from './assign-money.ts'

/**
 * A person says for which case money is that was set aside. It stands apart no longer and becomes a receipt of that case
 * as of the day on which it came, under the provider's number, by which payouts, refunds and disputes know it again.
 */
export async function assignAside(
  { house, actor }: Ctx,
  input: AssignAside,
): Promise<{ paymentId: PaymentId }> {
  return inTransaction(house.db, actor, (tx) => assignAsideIn(house, tx, actor, input))
}

/** What it would pay, before anybody presses the button; refuses what the assignment would refuse. */
export async function previewAside(ctx: Ctx, input: AssignAside) {
  return tryOut(ctx, async (house, tx) => {
    await mayAssign(tx, input)
    const before = await caseStanding(house, tx, input.caseId)
    const { paymentId } = await assignAsideIn(house, tx, ctx.actor, input)
    const after = await caseStanding(house, tx, input.caseId)
    const { currency } = await tx.payment.findUniqueOrThrow({
      where: { id: paymentId },
      select: { currency: true },
    })
    return { currency, cases: [{ before, after, pieces: await sharesOf(tx, paymentId) }] }
  })
}

async function mayAssign(tx: Tx, { setAsideId, caseId, invoiceIds }: AssignAside) {
  const { row, money } = await takeAside(tx, setAsideId)
  const files = await chosenCases(tx, [caseId])
  const { currency } = row
  // Of nobody known, it may be any creditor's; else never another's (A56).
  const creditorId = (row.creditorId ?? files[0]?.creditorId ?? '') as CreditorId
  const waiting = { creditorId, currency, status: 'SUSPENSE', rest: money.amount }
  const refusal =
    whyNotSettleAside(money, 'post') ??
    whyNotAssign(waiting, [{ caseId, amountMinor: money.amount, invoiceIds }], files)
  if (refusal) throw refusal
  return { row, amount: money.amount, creditorId }
}

async function assignAsideIn(house: House, tx: Tx, actor: Actor, input: AssignAside) {
  const { row, amount, creditorId } = await mayAssign(tx, input)
  const { caseId, invoiceIds } = input
  const { currency, providerPaymentId } = row
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const { debtor } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { debtor: { select: { language: true, country: true } } },
  })
  const paymentId = newId('payment', Date.parse(house.clock.now()))
  await tx.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId,
      method: 'card',
      status: 'STARTED',
      amountMinor: BigInt(amount),
      currency,
      invoiceIds: [...invoiceIds],
      language: debtor.language,
      startedAt: row.createdAt,
    },
  })
  const why = 'A person has found the case that it is for'
  await leaveAside(house, tx, actor, row, { posting: setAsideAssigned(amount, currency), why })
  const receivedOn = dayOf(instant(row.createdAt.toISOString()), timeZone(debtor.country))
  await postReceipt(house, tx, actor, { paymentId, providerPaymentId, card: null, receivedOn })
  await endAside(house, tx, actor, row, {
    decision: 'post',
    why,
    postedPaymentId: paymentId,
    caseId: row.caseId ?? caseId,
  })
  // A card page that lies open may ask for more than is owed now.
  await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
  return { paymentId }
}
