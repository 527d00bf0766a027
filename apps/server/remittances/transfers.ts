import { type Day, day } from '#shared/dates.ts'
import type { AccountKind } from '#shared/ledger/chart.ts'
import { accountOf, reversed } from '#shared/ledger/posting.ts'
import { transferConfirmed, transferReturned } from '#shared/ledger/transfer-postings.ts'
import type { CaseId, InvoiceId } from '#shared/ids.ts'
import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'

/** What the bank says about an order of ours. */
export type BankWord = { endToEndId: string; amount: Minor; currency: Currency; on: Day }
export type Heard = 'posted' | 'already-known' | 'unknown' | 'differs'

/** One transfer of a remittance: to the creditor, or our own share. Locked, so that two words queue up. */
async function takeOrder(tx: Tx, endToEndId: string) {
  await tx.$queryRaw`select 1 from "Remittance"
    where "endToEndId" = ${endToEndId} or "feeEndToEndId" = ${endToEndId} for update`
  const row = await tx.remittance.findFirst({
    where: { OR: [{ endToEndId }, { feeEndToEndId: endToEndId }] },
  })
  if (!row) return null
  const isOurs = row.feeEndToEndId === endToEndId
  const amount = fromBigInt(isOurs ? row.grossMinor - row.netMinor - row.madeGoodMinor : row.netMinor)
  return { row, isOurs, amount }
}

/**
 * The bank has carried out a transfer. Told twice, it is posted once; another amount than was ordered is posted never
 * and is for a person. Files come in any order: of what is known to have come back already, both are posted now.
 */
export async function confirmTransfer(house: House, tx: Tx, word: BankWord): Promise<Heard> {
  const order = await takeOrder(tx, word.endToEndId)
  if (!order) return 'unknown'
  const { row, isOurs, amount } = order
  if (amount !== word.amount || row.currency !== word.currency) return 'differs'
  const isPosted = await post(tx, {
    creditorId: row.creditorId,
    caseId: null,
    cause: word.endToEndId,
    posting: transferConfirmed(amount, word.currency),
    postedOn: word.on,
    at: house.clock.now(),
  })
  if (!isPosted) return 'already-known'
  const cameBack = await tx.ledgerTransaction.findUnique({
    where: { cause: `transfer-returned:${word.endToEndId}` },
    select: { postedOn: true },
  })
  if (cameBack) await postAtBankAgain(house, tx, row.creditorId, { ...word, on: day(cameBack.postedOn) })
  const told = isOurs
    ? { feeConfirmedOn: word.on }
    : { confirmedOn: word.on, ...(row.status === 'SENT' ? { status: 'CONFIRMED' } : {}) }
  if (!isOurs && !cameBack) await recordOnCases(house, tx, row, 'remitted')
  await tx.remittance.update({ where: { id: row.id }, data: told })
  await finishRun(tx, row.runId)
  return 'posted'
}

/**
 * The bank has sent a transfer to a creditor back: what was ordered has not happened, and the money is owed as before.
 * The account it went to takes nothing, so that its details count no more until somebody has entered them anew.
 */
export async function returnTransfer(
  house: House,
  tx: Tx,
  word: BankWord & { reason: string | null },
): Promise<Heard> {
  const order = await takeOrder(tx, word.endToEndId)
  if (!order) return 'unknown'
  const { row, isOurs, amount } = order
  if (amount !== word.amount || row.currency !== word.currency) return 'differs'
  if (row.returnedOn && !isOurs) return 'already-known'
  const booking = { creditorId: row.creditorId, caseId: null, postedOn: word.on, at: house.clock.now() }
  const isConfirmed = isOurs ? row.feeConfirmedOn !== null : row.confirmedOn !== null
  // Money that had left the account is there again before it is owed again.
  if (isConfirmed) await postAtBankAgain(house, tx, row.creditorId, word)
  const ordered = await postedAs(tx, `${isOurs ? 'fees-taken' : 'remitted'}:${row.id}`)
  const posting = transferReturned(ordered)
  if (!(await post(tx, { ...booking, cause: word.endToEndId, posting, reversesId: ordered.id })))
    return 'already-known'
  if (isOurs) return 'posted'
  if (isConfirmed) await recordOnCases(house, tx, row, 'remittance-returned')
  await tx.remittance.update({
    where: { id: row.id },
    data: { status: 'RETURNED', returnedOn: word.on, returnReason: word.reason },
  })
  await tx.bankDetails.updateMany({
    where: { id: row.bankDetailsId ?? '', cancelledAt: null },
    data: { cancelledAt: new Date(booking.at), cancelledWhy: 'RETURNED' },
  })
  await finishRun(tx, row.runId)
  return 'posted'
}

const system = { kind: 'system', language: 'en' } as const

/** The record of every case says that its part of the money has reached the creditor, or has come back. */
async function recordOnCases(
  house: House,
  tx: Tx,
  { id, creditorId, currency }: { id: string; creditorId: string; currency: Currency },
  kind: 'remitted' | 'remittance-returned',
): Promise<void> {
  // In the order of their ids, so that two words of the bank never wait for each other.
  const lines = await tx.remittanceLine.findMany({
    where: { remittanceId: id, payableMinor: { not: 0n } },
    orderBy: { caseId: 'asc' },
  })
  for (const { caseId, payableMinor } of lines)
    await record(tx, system, {
      caseId,
      creditorId,
      kind,
      at: house.clock.now(),
      after: { remittanceId: id, amountMinor: fromBigInt(payableMinor), currency },
    })
}

async function postAtBankAgain(
  house: House,
  tx: Tx,
  creditorId: string,
  { endToEndId, amount, currency, on }: BankWord,
): Promise<void> {
  await post(tx, {
    creditorId,
    caseId: null,
    cause: `${endToEndId}:bank`,
    posting: reversed(transferConfirmed(amount, currency), 'transfer-returned'),
    postedOn: on,
    at: house.clock.now(),
  })
}

/** A run is done once the bank has said what became of every transfer to a creditor. */
async function finishRun(tx: Tx, runId: string): Promise<void> {
  const open = await tx.remittance.count({ where: { runId, status: { in: ['DRAFT', 'SENT'] } } })
  if (open === 0)
    await tx.remittanceRun.updateMany({ where: { id: runId, status: 'SENT' }, data: { status: 'DONE' } })
}

/** A transaction of the ledger as the rules know it, to be reversed. */
async function postedAs(tx: Tx, cause: string) {
  const { id, entries } = await tx.ledgerTransaction.findUniqueOrThrow({
    where: { cause },
    include: { entries: { include: { account: true } } },
  })
  return {
    id,
    entries: entries.map(({ account, amountMinor, invoiceId, currency }) => ({
      account: accountOf(account.kind as AccountKind, account.caseId as CaseId | null, currency),
      amount: fromBigInt(amountMinor),
      invoiceId: invoiceId as InvoiceId | null,
    })),
  }
}
