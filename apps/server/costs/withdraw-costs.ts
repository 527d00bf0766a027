import type { CostConsentRef } from '#shared/costs/cost-input.ts'
import { whyNotAnswer } from '#shared/costs/cost-consent.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { type CostScope, takeAround, takeConsent } from './cost-row.ts'

/** The desk does not need it any more: a question that nobody has answered yet is taken back. */
export async function withdrawCosts(
  { house, actor, caseId, creditorId }: CostScope,
  { consentId }: CostConsentRef,
): Promise<void> {
  if (actor.kind !== 'manager' && actor.kind !== 'collector') throw new Error('Only the desk takes it back')
  await inTransaction(house.db, actor, async (tx) => {
    const { today } = await takeAround(house, tx, caseId)
    const { row, consented } = await takeConsent(tx, caseId, consentId, today)
    const refusal = whyNotAnswer(consented.status)
    if (refusal) throw refusal
    const at = house.clock.now()
    await tx.costConsent.update({
      where: { id: consentId },
      data: {
        status: 'WITHDRAWN',
        decidedById: actor.userId,
        decidedByName: actor.name,
        decidedAt: new Date(at),
        decidedOn: today,
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'cost-consent-withdrawn',
      at,
      after: {
        consentId,
        costKind: row.kind,
        amountMinor: Number(row.ceilingMinor),
        currency: row.currency,
      },
    })
  })
}
