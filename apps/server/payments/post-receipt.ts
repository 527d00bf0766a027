import type { Actor } from '#shared/access/actor.ts'
import { type CaseStatus, type CloseCode, isCollecting, move } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, dayOf, earliest, type Instant, instant } from '#shared/dates.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { bookClaim, bookClosing } from '../cases/book-claim.ts'
import { completePlan } from '../cases/complete-plan.ts'
import { askIn, needsPrisma, type Tx } from '../db.ts'
import { record, recordAfter } from '../events.ts'
import type { House } from '../house.ts'
import { postAll } from '../ledger/post.ts'
import { keepPlan } from '../plans/keep-plan.ts'
import { gatherReceipt, type Gathered } from './gather-receipt.ts'
import { type Arrived, type WorkedOut, workOutReceipt } from './work-out-receipt.ts'

export type Receipt = {
  paymentId: string
  providerPaymentId: string | null
  card: { brand: string; last4: string } | null
  /** Where the money is; with the card provider unless somebody says otherwise. */
  via?: Arrived
  /** The day on which it arrived, where that was before today; interest ends there. */
  receivedOn?: Day
}

/**
 * Money is there: it is shared out as the agreement says, posted in the creditor's own client account, recorded, and
 * receipted to both sides, all in the transaction of the news. A claim that is paid in full, or a plan that is, closes its
 * case.
 */
export async function postReceipt(house: House, tx: Tx, actor: Actor, receipt: Receipt): Promise<void> {
  const [payment] = await askIn<{ caseId: CaseId }>(tx, caseOf, [receipt.paymentId])
  if (!payment) throw new Error(`There is no payment ${receipt.paymentId}`)
  const gathered = await gatherReceipt(tx, payment.caseId, receipt.paymentId)
  await postGathered(house, tx, actor, payment.caseId, receipt, gathered)
}

const caseOf = `select "caseId" from "Payment" where id = $1`

/** The same on what was gathered already: worked out, and written at once, because others wait for the case. */
export async function postGathered(
  house: House,
  tx: Tx,
  actor: Actor,
  caseId: CaseId,
  receipt: Receipt,
  found: Gathered,
): Promise<void> {
  const { paymentId, via = 'CARD_CLEARING', receivedOn } = receipt
  const at = house.clock.now()
  let gathered = found
  if (found.hasPlan) {
    needsPrisma(tx)
    // A plan is looked at first, with this money: what was late and comes in now restores it, before it is shared out.
    await keepPlan(house, tx, caseId, { paymentId, ...incoming(found, receivedOn) })
    gathered = await gatherReceipt(tx, caseId, paymentId)
  }
  const { payment, file, chain } = gathered
  const workedOut = workOutReceipt(house, caseId, gathered, { via, receivedOn, at })
  const { postings, allocations, after, on } = workedOut
  if (after.claim.outstanding === 0 || !isCollecting(file.status)) needsPrisma(tx)
  const { creditorId, currency, method } = payment
  const booking = { caseId, creditorId, cause: paymentId, at }
  const fact = { caseId, creditorId, at }
  const told = { paymentId, amountMinor: fromBigInt(payment.amountMinor), currency }
  const pieces = allocations.map((piece) => ({ ...piece }))
  await Promise.all([
    writePayment(tx, receipt, creditorId, workedOut, at),
    postAll(
      tx,
      postings.map((posted) => ({ ...booking, ...posted })),
    ),
    recordAfter(
      tx,
      actor,
      [
        { ...fact, kind: 'payment-succeeded', after: { ...told, method } },
        { ...fact, kind: 'receipt-posted', after: { ...told, allocations: pieces } },
      ],
      chain,
    ),
    ...(file.bookedOn !== null && file.bookedOn >= after.on
      ? []
      : [askIn(tx, bookedUpTo, [after.on, caseId])]),
    house.jobs.enqueue(tx, 'payments.receipt', { paymentId }, { key: paymentId }),
  ])
  // Money that arrived before today ended interest that was already in the books.
  if (receivedOn && receivedOn < after.on)
    await bookClaim(tx, after, { ...booking, cause: `${paymentId}:since` })
  const code = await completePlan(tx, actor, after, fact)
  // Money for a case that is over pays what was given up; the rest stays given up.
  if (code || !isCollecting(file.status)) await bookClosing(tx, after, booking)
  if (code && isCollecting(file.status)) await closeAs(house, tx, actor, code, file.status, { ...fact, on })
}

/** When the debtor did its part: when the payment was begun, or when the money arrived, whichever was earlier. */
function incoming({ payment, file }: Gathered, receivedOn: Day | undefined) {
  const begunOn = dayOf(instant(payment.startedAt.toISOString()), timeZone(file.debtor.country))
  const { amountMinor, firstSettledAt } = payment
  return { on: earliest(begunOn, receivedOn ?? begunOn), amount: fromBigInt(amountMinor), firstSettledAt }
}

function writePayment(
  tx: Tx,
  { paymentId, providerPaymentId, card }: Receipt,
  creditorId: string,
  { allocations, on }: WorkedOut,
  at: Instant,
): Promise<unknown> {
  const pieces = allocations.map(({ part, invoiceId, amount }) => {
    const id = newId('allocation', Date.parse(at))
    return { id, paymentId, creditorId, part, invoiceId, amountMinor: amount }
  })
  // Sixty bits of chance: at eight letters two of a million receipts would share a number, and one could not be posted.
  const number = `R-${paymentId.slice(-12).toUpperCase()}`
  const { brand = null, last4 = null } = card ?? {}
  const values = [paymentId, providerPaymentId, brand, last4, at, on, number, JSON.stringify(pieces)]
  return askIn(tx, settled, values)
}

const settled = `
  with paid as (update "Payment" set status = 'SUCCEEDED', "providerPaymentId" = $2, "cardBrand" = $3,
    "cardLast4" = $4, "settledAt" = $5::timestamptz, "receivedOn" = $6, "receiptNumber" = $7 where id = $1)
  insert into "PaymentAllocation" (id, "paymentId", "creditorId", part, "invoiceId", "amountMinor")
  select * from json_to_recordset($8::json) as a (id text, "paymentId" text, "creditorId" text, part text,
    "invoiceId" text, "amountMinor" bigint)`

// Not a change of the case that anybody would look for: it stays where it is in the lists.
const bookedUpTo = `update "Case" set "bookedOn" = greatest("bookedOn", $1) where id = $2`

/** Nothing is asked for any more. */
export async function closeAs(
  house: House,
  tx: Tx,
  actor: Actor,
  code: CloseCode,
  status: CaseStatus,
  { on, ...fact }: { caseId: CaseId; creditorId: string; at: Instant; on: string },
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
  await house.jobs.enqueue(tx, 'reports.settlement', { caseId: fact.caseId })
}
