import type { Actor } from '#shared/access/actor.ts'
import type { Held } from '#shared/cases/demand.ts'
import type { Instant } from '#shared/dates.ts'
import { type CaseId, type CreditorId, newId } from '#shared/ids.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'

/**
 * What a live negotiation about paying in parts is told when something it was about is disputed. Plans come after
 * disputes, so whoever builds the server hands this in.
 */
export type WithdrawNegotiation = (
  house: House,
  tx: Tx,
  actor: Actor,
  about: { caseId: CaseId; creditorId: CreditorId; why: 'disputed' },
) => Promise<void>

export type EntryKind =
  | 'OPENED'
  | 'CREDITOR_ANSWERED'
  | 'DEBTOR_ASKED'
  | 'DEBTOR_ANSWERED'
  | 'RESOLVED'
  | 'WITHDRAWN'
  | 'PAUSED'

type About = { disputeId: string; caseId: string; creditorId: string; at: Instant }
type Said = { kind: EntryKind; fromKind: 'debtor' | 'creditor' | 'desk'; fromName: string; text: string }

/** Adds to what was said in a dispute, in order. */
export async function addEntry(
  tx: Tx,
  { disputeId, caseId, creditorId, at }: About,
  said: Said,
): Promise<void> {
  const id = newId('disputeEntry', Date.parse(at))
  await tx.disputeEntry.create({ data: { id, disputeId, caseId, creditorId, at: new Date(at), ...said } })
}

/** Pauses what is disputed: from here on it is neither asked for nor payable. */
export async function openHolds(
  tx: Tx,
  { disputeId, caseId, creditorId, at }: About,
  { reason, openedBy, holds }: { reason: string; openedBy: string; holds: readonly Held[] },
): Promise<void> {
  await tx.hold.createMany({
    data: holds.map(({ invoiceId, amount }) => ({
      id: newId('hold', Date.parse(at)),
      caseId,
      creditorId,
      disputeId,
      invoiceId,
      amountMinor: amount === null ? null : BigInt(amount),
      reason,
      openedAt: new Date(at),
      openedBy,
    })),
  })
}

/** What was paused is asked for again. */
export async function liftHolds(tx: Tx, disputeId: string, liftedBy: string, at: Instant): Promise<void> {
  await tx.hold.updateMany({
    where: { disputeId, liftedAt: null },
    data: { liftedAt: new Date(at), liftedBy },
  })
}
