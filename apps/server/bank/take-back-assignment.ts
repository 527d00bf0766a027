import type { BankAssignment, BankEntry } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { suspenseUnassigned } from '#shared/ledger/receipt-postings.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { takeBackReceipt } from '../payments/take-back-receipt.ts'
import { mustBeWhole } from './whole-receipt.ts'

/**
 * Money was assigned to the wrong case, by a person or by its reference: a correction of that receipt takes it back by
 * reversal, with the reason. What was for a case waits in suspense, and a person decides anew.
 */
export async function unassign(
  house: House,
  tx: Tx,
  actor: Actor,
  row: BankAssignment,
  { cause, why }: { cause: string; why: string },
): Promise<void> {
  if (row.takenBackAt) throw new Refusal('bank.alreadyTakenBack')
  if (row.confirmedAt) throw new Refusal('bank.alreadyCarriedOut')
  // An order that the bank has is not called back: what it does not carry out comes back by itself.
  if (!row.paymentId) throw new Refusal('bank.alreadyOrdered')
  await mustBeWhole(tx, row.paymentId)
  await takeBackReceipt(house, tx, actor, {
    paymentId: row.paymentId,
    cause,
    leaves: suspenseUnassigned,
    why,
  })
  await closeAssignment(house, tx, actor, row, why)
  await tx.bankEntry.update({
    where: { id: row.entryId },
    data: {
      status: 'SUSPENSE',
      why: 'taken-back',
      restMinor: { increment: row.amountMinor },
      matchedBy: null,
      subjectId: null,
      settledAt: null,
    },
  })
}

/** Money stays assigned, and to something else: the old word is closed with its reason, and a person's takes its place. */
export async function reassign(
  house: House,
  tx: Tx,
  actor: Actor,
  row: BankAssignment & { entry: Pick<BankEntry, 'status'> },
  { why, caseId, paymentId }: { why: string; caseId: string; paymentId: string },
): Promise<void> {
  await closeAssignment(house, tx, actor, row, why)
  const at = house.clock.now()
  await tx.bankAssignment.create({
    data: {
      id: newId('bankAssignment', Date.parse(at)),
      entryId: row.entryId,
      creditorId: row.creditorId,
      kind: 'ASSIGNED',
      caseId,
      paymentId,
      amountMinor: row.amountMinor,
      currency: row.currency,
      byId: 'userId' in actor ? actor.userId : null,
      at: new Date(at),
    },
  })
  if (row.entry.status === 'DONE')
    await tx.bankEntry.update({
      where: { id: row.entryId },
      data: { matchedBy: 'PERSON', subjectId: paymentId },
    })
}

async function closeAssignment(
  house: House,
  tx: Tx,
  actor: Actor,
  { id }: BankAssignment,
  why: string,
): Promise<void> {
  const byId = 'userId' in actor ? actor.userId : null
  await tx.bankAssignment.update({
    where: { id },
    data: { takenBackAt: new Date(house.clock.now()), takenBackById: byId, takenBackWhy: why },
  })
}
