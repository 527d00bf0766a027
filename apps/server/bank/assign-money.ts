import type { AssignMoney } from '#shared/bank/bank-input.ts'
import { type ChosenCase, whyNotAssign } from '#shared/bank/assign.ts'
import type { CaseStatus } from '#shared/cases/case.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { CaseId, CreditorId } from '#shared/ids.ts'
import { fromBigInt, minor, subtract, sum } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx } from '../trpc.ts'
import { countsOn } from './book-entry.ts'
import { receiveTransfer } from './receive-transfer.ts'

/**
 * A person says for which case waiting money is, or for which cases in which parts. Each part becomes a receipt of its
 * case as of the day on which the money arrived; what is not assigned waits on.
 */
export async function assignMoney({ house, actor }: Ctx, assigned: AssignMoney) {
  const { rest } = await inTransaction(house.db, actor, (tx) => assignIn(house, tx, actor, assigned))
  return { rest }
}

/** The same in a transaction; answers the receipts as well. */
export async function assignIn(house: House, tx: Tx, actor: Actor, assigned: AssignMoney) {
  const { entryId, parts } = assigned
  const { entry, rest } = await takeWaiting(tx, assigned)
  const receipts: { caseId: string; paymentId: string }[] = []
  // In the order of their ids, so that two who assign to the same cases never wait for each other.
  for (const { caseId, amountMinor, invoiceIds } of parts.toSorted((one, other) =>
    one.caseId < other.caseId ? -1 : 1,
  )) {
    const paymentId = await receiveTransfer(house, tx, actor, {
      caseId: caseId as CaseId,
      amount: minor(amountMinor),
      named: invoiceIds,
      entry,
      receivedOn: countsOn(entry),
      via: 'SUSPENSE',
    })
    receipts.push({ caseId, paymentId })
  }
  const left = subtract(rest, sum(parts.map(({ amountMinor }) => minor(amountMinor))))
  await tx.bankEntry.update({
    where: { id: entryId },
    data: {
      restMinor: BigInt(left),
      ...(left === 0 ? { status: 'DONE', matchedBy: 'PERSON', settledAt: new Date(house.clock.now()) } : {}),
    },
  })
  return { rest: left, receipts }
}

/** The booking, held, where what is wished is possible. */
export async function takeWaiting(tx: Tx, { entryId, parts }: AssignMoney) {
  const entry = await lockEntry(tx, entryId)
  const cases = await chosenCases(
    tx,
    parts.map(({ caseId }) => caseId),
  )
  const rest = fromBigInt(entry.restMinor)
  const { creditorId, currency, status } = entry
  const refusal = whyNotAssign({ creditorId: creditorId as CreditorId, currency, status, rest }, parts, cases)
  if (refusal) throw refusal
  await mustNotGoBack(tx, entryId)
  return { entry, rest }
}

/** Whoever decides about a booking has it alone until the decision is written. */
export async function lockEntry(tx: Tx, entryId: string) {
  await tx.$queryRaw`select 1 from "BankEntry" where id = ${entryId} for update`
  const entry = await tx.bankEntry.findUnique({ where: { id: entryId } })
  if (!entry) throw new Refusal('access.notFound')
  return entry
}

/** As long as somebody is about to give it back, nobody assigns it. */
export async function mustNotGoBack(tx: Tx, entryId: string): Promise<void> {
  const where = { kind: 'SUSPENSE', subjectId: entryId, status: { in: ['WAITING', 'HELD'] } }
  if ((await tx.payBack.count({ where })) > 0) throw new Refusal('bank.goesBack')
}

export async function chosenCases(tx: Tx, ids: readonly string[]): Promise<ChosenCase[]> {
  const rows = await tx.case.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, creditorId: true, currency: true, status: true, invoices: { select: { id: true } } },
  })
  return rows.map(({ id, creditorId, currency, status, invoices }) => ({
    caseId: id,
    creditorId: creditorId as CreditorId,
    currency,
    status: status as CaseStatus,
    invoiceIds: invoices.map((invoice) => invoice.id),
  }))
}
