import { type AskCostsInput } from '#shared/costs/cost-input.ts'
import { whyNotAskCosts } from '#shared/costs/cost-consent.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { oweCostQuestion } from './cost-owed.ts'
import { type CostScope, takeAround } from './cost-row.ts'

/**
 * The desk asks the creditor whether money may be spent (A35, D6): for what, at most how much, why, and what it brings.
 * Asked twice under the same id, it is asked once. Nothing is spent before the creditor has said yes.
 */
export async function askCosts(
  { house, actor, caseId, creditorId }: CostScope,
  { consentId, kind, ceilingMinor, reason, benefit, dueOn }: AskCostsInput,
): Promise<{ consentId: string }> {
  if (actor.kind !== 'manager' && actor.kind !== 'collector') throw new Error('Only the desk asks')
  return inTransaction(house.db, actor, async (tx) => {
    const around = await takeAround(house, tx, caseId)
    const known = await tx.costConsent.findUnique({ where: { id: consentId }, select: { caseId: true } })
    if (known && known.caseId !== caseId) throw new Refusal('access.notFound')
    if (known) return { consentId }
    const refusal = whyNotAskCosts({ dueOn }, around)
    if (refusal) throw refusal
    const at = house.clock.now()
    const { currency } = around
    const consent = await tx.costConsent.create({
      data: {
        id: consentId,
        caseId,
        creditorId,
        kind,
        ceilingMinor: BigInt(ceilingMinor),
        currency,
        reason,
        benefit,
        askedById: actor.userId,
        askedByName: actor.name,
        askedAt: new Date(at),
        dueOn,
        status: 'WAITING',
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'cost-consent-asked',
      at,
      after: { consentId, costKind: kind, amountMinor: ceilingMinor, currency, dueOn },
      why: reason,
    })
    await oweCostQuestion(house, tx, { consent, around })
    return { consentId }
  })
}
