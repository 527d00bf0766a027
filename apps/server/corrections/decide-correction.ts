import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import type { CorrectionSeen, DeclineCorrection } from '#shared/corrections/correction-input.ts'
import {
  correctionMoves,
  whyNotApproveCorrection,
  whyNotTakeBackCorrection,
} from '#shared/corrections/correction.ts'
import { instant } from '#shared/dates.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { correctionFacts, type CorrectionScope, takeCorrection } from './correction-row.ts'

/** The second person agrees (from the limit on): it lies still for the same few seconds, and is then in the books. */
export async function approveCorrection(scope: CorrectionScope, input: CorrectionSeen): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeCorrection(tx, caseId, input)
    const refusal = whyNotApproveCorrection(row, actor.userId)
    if (refusal) throw refusal
    const at = house.clock.now()
    await tx.correction.update({
      where: { id: row.id },
      data: {
        status: correctionMoves.approve.to,
        approvedById: actor.userId,
        approvedByName: actor.name,
        heldUntil: new Date(heldFrom(at)),
        version: { increment: 1 },
      },
    })
    const after = correctionFacts(row)
    await record(tx, actor, { caseId, creditorId, kind: 'correction-approved', at, after })
    const next = { correctionId: row.id, version: row.version + 1 }
    await house.jobs.enqueue(tx, 'corrections.carry-out', next, { startAfterSeconds: undoSeconds })
  })
}

/** The second person does not agree, and says why. The receipt stays as it is. */
export async function declineCorrection(scope: CorrectionScope, input: DeclineCorrection): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeCorrection(tx, caseId, input)
    const refusal = whyNotApproveCorrection(row, actor.userId)
    if (refusal) throw refusal
    await tx.correction.update({
      where: { id: row.id },
      data: {
        status: correctionMoves.decline.to,
        declinedByName: actor.name,
        declinedWhy: input.why,
        version: { increment: 1 },
      },
    })
    const at = house.clock.now()
    const after = correctionFacts(row)
    await record(tx, actor, { caseId, creditorId, kind: 'correction-declined', at, after, why: input.why })
  })
}

/** Whoever decided last has thought again within the seconds. Nothing is in the books. */
export async function takeBackCorrection(scope: CorrectionScope, input: CorrectionSeen): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeCorrection(tx, caseId, input)
    const heldUntil = row.heldUntil && instant(row.heldUntil.toISOString())
    const refusal = whyNotTakeBackCorrection(
      { heldUntil },
      row.approvedById ?? row.requestedById,
      actor.userId,
    )
    if (refusal) throw refusal
    await tx.correction.update({
      where: { id: row.id },
      data: { status: correctionMoves.takeBack.to, heldUntil: null, version: { increment: 1 } },
    })
    const at = house.clock.now()
    const after = correctionFacts(row)
    await record(tx, actor, { caseId, creditorId, kind: 'correction-taken-back', at, after })
  })
}
