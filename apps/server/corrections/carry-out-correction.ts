import type { Staff } from '#shared/access/actor.ts'
import { type CorrectionKind, correctionMoves, whyNotCorrect } from '#shared/corrections/correction.ts'
import type { InvoiceId } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { type Corrected, debtOf, tellOfCorrection } from '../payments/tell-of-correction.ts'
import { correctReceipt } from './correct-receipt.ts'
import {
  correctionFacts,
  type CorrectionRow,
  standingReceipt,
  takeCorrection,
  targetCase,
} from './correction-row.ts'

const system = { kind: 'system', language: 'en' } as const

/**
 * The seconds in which it could be taken back are over. The same rule is asked about what is true now; then the receipt
 * is reversed and what stays is posted anew, in one transaction. What was taken back or carried out before has another
 * version, and nothing happens.
 */
export async function carryOutCorrection(
  house: House,
  { correctionId, version }: { correctionId: string; version: number },
): Promise<void> {
  const found = await house.db.correction.findUnique({ where: { id: correctionId } })
  if (!found) return
  await inTransaction(house.db, system, async (tx) => {
    await holdAll(tx, found)
    const row = await takeCorrection(tx, found.caseId, { correctionId })
    if (row.version !== version || row.status !== 'HELD') return
    const at = house.clock.now()
    const about = { caseId: row.caseId, creditorId: row.creditorId, at }
    const receipt = await standingReceipt(tx, row.caseId, row.paymentId, row.id)
    const target = await targetCase(tx, row.toCaseId)
    const kind = row.kind as CorrectionKind
    const refusal = whyNotCorrect(receipt, { kind, target, named: row.invoiceIds as InvoiceId[] })
    if (refusal) {
      await tx.correction.update({
        where: { id: row.id },
        data: {
          status: correctionMoves.refuse.to,
          heldUntil: null,
          failure: refusal.code,
          version: { increment: 1 },
        },
      })
      const after = { ...correctionFacts(row), code: refusal.code }
      await record(tx, system, { ...about, kind: 'correction-refused', after })
      return
    }
    const decider = deciderOf(row)
    const cases = [row.caseId, ...(row.toCaseId ? [row.toCaseId] : [])]
    const debts = new Map<string, Minor>()
    for (const caseId of cases) {
      debts.set(caseId, await debtOf(house, tx, caseId))
      await record(tx, decider, {
        ...about,
        caseId,
        kind: 'receipt-corrected',
        after: correctionFacts(row),
        why: row.why,
      })
    }
    const newPaymentId = await correctReceipt(house, tx, decider, { ...row, correctionId: row.id, kind })
    await tx.correction.update({
      where: { id: row.id },
      data: {
        status: correctionMoves.carryOut.to,
        heldUntil: null,
        doneAt: new Date(at),
        newPaymentId,
        version: { increment: 1 },
      },
    })
    for (const [caseId, before] of debts)
      await tellOfCorrection(
        house,
        tx,
        { cause: row.id, paymentId: row.paymentId, why: row.why },
        { caseId, before, what: asSeen(row, caseId) },
      )
  })
}

/** What happened, as each case sees it. */
function asSeen({ kind, caseId }: CorrectionRow, by: string): Corrected {
  if (kind === 'RESHARE') return 'SHARED'
  if (by !== caseId) return 'CAME'
  return kind === 'MOVE' ? 'LEFT' : 'TAKEN'
}

/** Whose deed it is that the job carries out: the second person's where there was one. */
function deciderOf(row: CorrectionRow): Staff {
  return {
    kind: 'manager',
    userId: (row.approvedById ?? row.requestedById) as Staff['userId'],
    name: row.approvedByName ?? row.requestedByName,
    email: '',
    language: 'en',
  }
}

/**
 * The booking of the bank first, then the cases in the order of their ids, like whoever assigns money: two who move money
 * between the same cases never wait for each other.
 */
export async function holdAll(
  tx: Tx,
  { caseId, toCaseId, paymentId }: Pick<CorrectionRow, 'caseId' | 'toCaseId' | 'paymentId'>,
): Promise<void> {
  await tx.$queryRaw`select 1 from "BankEntry" e where e.id in
    (select a."entryId" from "BankAssignment" a join "Payment" p on a."paymentId" in (p.id, p."restOfId")
      where p.id = ${paymentId}) for update`
  for (const id of [caseId, ...(toCaseId ? [toCaseId] : [])].toSorted())
    await tx.$queryRaw`select 1 from "Case" where id = ${id} for update`
}
