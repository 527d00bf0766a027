import type { Staff } from '#shared/access/actor.ts'
import { authorityLimit, debtForAuthority } from '#shared/agreements/authority.ts'
import { type CaseStatus, move } from '#shared/cases/case.ts'
import { needsSecondPerson, type WaiveInput, whyNotWaive } from '#shared/cases/waiver.ts'
import { type Day, day, type Instant } from '#shared/dates.ts'
import { type CaseId, type InvoiceId, newId } from '#shared/ids.ts'
import { interestWaived } from '#shared/ledger/claim-postings.ts'
import { fromBigInt, type Minor, minor, zero } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { bookClaim, bookClosing } from './book-claim.ts'
import { loadClaim } from './load-claim.ts'
import { askSecondPerson } from './waiver-mail.ts'

const columns = {
  status: true,
  currency: true,
  placedOn: true,
  principalMinor: true,
  agreement: { select: { authorityLimitMinor: true } },
} as const

/**
 * Interest that was not paid stays owed when the principal is gone (erpnext #58220): it ends by payment, or here, with a
 * reason. Up to a limit one account manager waives it; above it the row waits for a second one and changes nothing.
 */
export async function waiveInterest(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  input: WaiveInput,
) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager waives')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await mayWaive(house, tx, caseId, input.invoiceId, input.amountMinor)
    const at = house.clock.now()
    const waiverId = newId('waiver', Date.parse(at))
    const isWaiting = needsSecondPerson(input.amountMinor, row.currency, row.placedOn)
    await tx.interestWaiver.create({
      data: {
        id: waiverId,
        caseId,
        creditorId,
        invoiceId: input.invoiceId,
        amountMinor: BigInt(input.amountMinor),
        currency: row.currency,
        reason: input.reason,
        askedById: actor.userId,
        askedByName: actor.name,
        askedAt: new Date(at),
        needsSecond: isWaiting,
      },
    })
    if (isWaiting) {
      const after = { waiverId, amountMinor: input.amountMinor, currency: row.currency }
      await record(tx, actor, { caseId, creditorId, kind: 'waiver-asked', at, after, why: input.reason })
      const asker = { askedById: actor.userId, askedByName: actor.name }
      await askSecondPerson(house, tx, { ...after, ...asker, caseId, creditorId, reason: input.reason })
    } else await takeEffect(house, tx, actor, waiverId, at)
    return { waiverId, isWaiting }
  })
}

/** What may be waived is asked under the lock of the case, each time: a receipt may have paid it in the meantime. */
export async function mayWaive(
  house: House,
  tx: Tx,
  caseId: string,
  invoiceId: string,
  amount: Minor,
): Promise<{ currency: string; placedOn: Day }> {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const row = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: columns })
  const { claim, on } = await loadClaim(house, tx, caseId)
  const line = claim.invoices.find((known) => known.invoiceId === invoiceId)
  if (!line) throw new Refusal('access.notFound')
  const placedOn = row.placedOn ? day(row.placedOn) : on
  const refusal = whyNotWaive(amount, {
    status: row.status as CaseStatus,
    currency: row.currency,
    placedOn,
    debt: debtForAuthority(fromBigInt(row.principalMinor), claim.outstanding),
    signedLimit: row.agreement ? minor(Number(row.agreement.authorityLimitMinor)) : authorityLimit,
    interestOpen: line.interestOpen,
  })
  if (refusal) throw refusal
  return { currency: row.currency, placedOn }
}

/**
 * From today on it is not owed: what has accrued is booked, then what is waived is taken off, with reason and person.
 * Where nothing is left to ask for, the case is settled.
 */
export async function takeEffect(
  house: House,
  tx: Tx,
  actor: Staff,
  waiverId: string,
  at: Instant,
): Promise<void> {
  const waiver = await tx.interestWaiver.findUniqueOrThrow({ where: { id: waiverId } })
  const { caseId, creditorId, currency, reason, amountMinor, invoiceId } = waiver
  const amount = fromBigInt(amountMinor)
  const booking = { caseId: caseId as CaseId, creditorId, cause: waiverId, at }
  const before = await loadClaim(house, tx, caseId)
  await bookClaim(tx, before, booking)
  await post(tx, {
    ...booking,
    posting: interestWaived(caseId as CaseId, currency, invoiceId as InvoiceId, amount),
    postedOn: before.on,
    why: reason,
    byId: actor.userId,
  })
  await tx.interestWaiver.update({
    where: { id: waiverId },
    data: {
      decidedById: actor.userId,
      decidedByName: actor.name,
      decidedAt: new Date(at),
      effectiveOn: before.on,
    },
  })
  const fact = { caseId, creditorId, at }
  const after = { waiverId, amountMinor: amount, currency }
  await record(tx, actor, { ...fact, kind: 'interest-waived', after, why: reason })
  const left = await loadClaim(house, tx, caseId)
  await bookClaim(tx, left, { ...booking, cause: `${waiverId}:since` })
  await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
  if (left.claim.outstanding > zero) return
  await bookClosing(tx, left, { ...booking, cause: `${waiverId}:closing` })
  const row = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { status: true } })
  const status = move(row.status as CaseStatus, 'close', 'manager')
  await tx.case.update({
    where: { id: caseId },
    data: { status, closeCode: 'SETTLED', closedOn: left.on, version: { increment: 1 } },
  })
  await record(tx, actor, {
    ...fact,
    kind: 'case-closed',
    before: { status: row.status },
    after: { status, code: 'SETTLED' },
  })
  await house.jobs.enqueue(tx, 'reports.settlement', { caseId })
}
