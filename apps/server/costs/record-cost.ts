import type { RecordCostInput } from '#shared/costs/cost-input.ts'
import { whyNotRecord } from '#shared/costs/cost-consent.ts'
import type { CaseId, Id } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { bookClaim } from '../cases/book-claim.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { type CostScope, takeAround, takeConsent } from './cost-row.ts'

/**
 * What was spent under a consent belongs to the claim from today on, with its bill as proof (A35). The database refuses it
 * as well without a consent that covers it. What of it the debtor owes follows from the claim, and is booked with it.
 */
export async function recordCost(
  { house, actor, caseId, creditorId }: CostScope,
  { costId, consentId, amountMinor, what, reference, documentId }: RecordCostInput,
): Promise<{ costId: Id<'cost'> }> {
  if (actor.kind !== 'manager') throw new Error('Only an account manager records costs')
  return inTransaction(house.db, actor, async (tx) => {
    const { today, status } = await takeAround(house, tx, caseId)
    const known = await tx.cost.findUnique({ where: { id: costId }, select: { caseId: true } })
    if (known && known.caseId !== caseId) throw new Refusal('access.notFound')
    if (known) return { costId }
    const { row, consented } = await takeConsent(tx, caseId, consentId, today)
    const refusal = whyNotRecord(amountMinor, consented, status)
    if (refusal) throw refusal
    const proof = { id: documentId, costConsentId: consentId, removedAt: null }
    if ((await tx.document.count({ where: proof })) === 0) throw new Refusal('costs.noProof')
    const at = house.clock.now()
    const booking = { caseId: caseId as CaseId, creditorId, cause: costId, at }
    await bookClaim(tx, await loadClaim(house, tx, caseId), booking)
    const { kind, currency } = row
    await tx.cost.create({
      data: {
        id: costId,
        consentId,
        caseId,
        creditorId,
        kind,
        amountMinor: BigInt(amountMinor),
        currency,
        what,
        reference: reference ?? null,
        documentId,
        recordedOn: today,
        recordedById: actor.userId,
        recordedByName: actor.name,
        recordedAt: new Date(at),
      },
    })
    const by = { why: what, byId: actor.userId }
    await bookClaim(tx, await loadClaim(house, tx, caseId), { ...booking, ...by, cause: `${costId}:spent` })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'cost-recorded',
      at,
      after: { costId, consentId, costKind: kind, amountMinor, currency, documentId },
      why: what,
    })
    // What is asked for has changed, and a card page that is open asks for less.
    await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
    return { costId }
  })
}
