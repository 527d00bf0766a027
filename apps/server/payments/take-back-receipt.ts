import type { Actor } from '#shared/access/actor.ts'
import type { CaseStatus } from '#shared/cases/case.ts'
import { move } from '#shared/cases/case.ts'
import type { Instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import type { Posting } from '#shared/ledger/posting.ts'
import { reversed } from '#shared/ledger/posting.ts'
import { receiptDeallocated } from '#shared/ledger/receipt-postings.ts'
import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import { bookClaim, bookClosing } from '../cases/book-claim.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { readPosting } from '../ledger/read-posting.ts'
import { chargeCommission } from './charge-commission.ts'

export type TakenBack = {
  paymentId: string
  /** What happened, once: the chargeback, the booking of the bank, the person's decision. */
  cause: string
  /** Where the money goes that pays nothing any more: back to the card provider, to the bank, into suspense. */
  leaves: (caseId: CaseId, amount: Minor, currency: Currency) => Posting
  why: string
}

/**
 * A receipt turns out not to be one: the payer's bank or card has taken the money back, or it was somebody else's. Its
 * allocation is reversed, never deleted (D7), the money leaves the case, the claim stands as if the receipt had never
 * come, interest included, our commission falls with it, and what it had completed or closed is open again (C9).
 * Answers false where it was taken back before: the same cause may be told as often as one likes.
 */
export async function takeBackReceipt(
  house: House,
  tx: Tx,
  actor: Actor,
  { paymentId, cause, leaves, why }: TakenBack,
): Promise<boolean> {
  const at = house.clock.now()
  const found = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
  const { creditorId, currency } = found
  const caseId = found.caseId as CaseId
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, status: 'SUCCEEDED' },
    data: { status: 'TAKEN_BACK', failure: why.slice(0, 500) },
  })
  if (count === 0) return false
  const amount = fromBigInt(found.amountMinor)
  const byId = 'userId' in actor ? actor.userId : null
  const booking = { caseId, creditorId, cause, at }
  const after = await loadClaim(house, tx, caseId)
  const corrects = { ...booking, postedOn: after.on, why, ...(byId ? { byId } : {}) }

  const allocated = await readPosting(tx, `receipt-allocated:${paymentId}`)
  if (!allocated) throw new Error(`The receipt ${paymentId} was never allocated`)
  // A direct payment was the creditor's at once; that goes back as well, before the money leaves the case.
  const settled = await readPosting(tx, `direct-payment-settled:${paymentId}`)
  if (settled)
    await post(tx, {
      ...corrects,
      posting: reversed(settled),
      reversesId: settled.id,
      cause: `${cause}:settled`,
    })
  await post(tx, { ...corrects, posting: receiptDeallocated(allocated), reversesId: allocated.id })
  await post(tx, { ...corrects, posting: leaves(caseId, amount, currency) })

  const fact = { caseId, creditorId, at }
  await record(tx, actor, {
    ...fact,
    kind: 'receipt-reversed',
    after: { paymentId, amountMinor: amount, currency, method: found.method },
    why,
  })
  const isOpen = await openAgain(tx, actor, { ...fact, settledAt: found.settledAt, paymentId, corrects })
  const now = await loadClaim(house, tx, caseId)
  if (isOpen) await bookClaim(tx, now, { ...booking, cause: `${cause}:since` })
  else await bookClosing(tx, now, { ...booking, cause: `${cause}:since` })
  await chargeCommission(tx, now, booking, { isHeldByCreditor: settled !== null })
  return true
}

type Again = {
  caseId: CaseId
  creditorId: string
  at: Instant
  settledAt: Date | null
  paymentId: string
  corrects: Omit<Parameters<typeof post>[1], 'posting'>
}

/**
 * What this receipt had ended goes on: a plan that it completed, a case that it closed. Answers whether the case is in
 * work; one that was closed for another reason stays closed, and a person decides.
 */
async function openAgain(tx: Tx, actor: Actor, again: Again): Promise<boolean> {
  const { caseId, creditorId, at, settledAt, paymentId, corrects } = again
  const file = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { status: true, closeCode: true, closedOn: true },
  })
  const completed = await runPlanAgain(tx, caseId, settledAt ?? new Date(at))
  const status = file.status as CaseStatus
  // The case had gone on without the plan, and is under it again.
  if (completed && status === 'ACTIVE')
    await tx.case.update({
      where: { id: caseId },
      data: { status: move(status, 'startPlan', 'system', ['PLAN_APPROVED']), version: { increment: 1 } },
    })
  if (status !== 'CLOSED') return true
  if (file.closeCode !== 'PAID' && file.closeCode !== 'SETTLED') return false
  // What was given up because the case was settled is owed again.
  const givenUp = await readPosting(tx, `written-off:${paymentId}`)
  if (givenUp)
    await post(tx, {
      ...corrects,
      posting: reversed(givenUp),
      reversesId: givenUp.id,
      cause: `${corrects.cause}:written-off`,
    })
  const next = move(status, completed ? 'owePlanAgain' : 'oweAgain', 'system', [
    'SIGNED_AGREEMENT',
    'COLLECTOR',
  ])
  await tx.case.update({
    where: { id: caseId },
    data: { status: next, closeCode: null, closedOn: null, version: { increment: 1 } },
  })
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'case-reopened',
    at,
    before: { status, code: file.closeCode },
    after: { status: next },
  })
  return true
}

/**
 * A plan that this receipt had completed runs again where it lacks the money now. Where a newer one was signed since, that
 * one counts, as if it had taken the place of the older while that was running. Answers whether a plan runs again.
 */
async function runPlanAgain(tx: Tx, caseId: string, since: Date): Promise<boolean> {
  const ended = await tx.plan.findMany({
    where: { caseId, status: 'COMPLETED', endedAt: { gte: since } },
    select: { id: true, signedAt: true, totalMinor: true },
  })
  if (ended.length === 0) return false
  const newest = await tx.plan.findFirst({
    where: { caseId },
    orderBy: { signedAt: 'desc' },
    select: { id: true, signedAt: true },
  })
  let runsAgain = false
  for (const { id, ...plan } of ended) {
    // One that is paid without this receipt stays complete: more had come in than was agreed, or this had come before.
    if (!newest || !(await isLacking(tx, caseId, plan))) continue
    const isNewest = newest.id === id
    const data = isNewest
      ? { status: 'ACTIVE', endedAt: null }
      : { status: 'RENEGOTIATED', supersededById: newest.id, endedAt: newest.signedAt }
    await tx.plan.update({ where: { id }, data })
    runsAgain ||= isNewest
  }
  return runsAgain
}

async function isLacking(
  tx: Tx,
  caseId: string,
  { signedAt, totalMinor }: { signedAt: Date; totalMinor: bigint },
): Promise<boolean> {
  const since = { gte: signedAt }
  const { _sum } = await tx.payment.aggregate({
    where: {
      caseId,
      status: 'SUCCEEDED',
      OR: [{ firstSettledAt: since }, { firstSettledAt: null, settledAt: since }],
    },
    _sum: { amountMinor: true },
  })
  return (_sum.amountMinor ?? 0n) < totalMinor
}
