import type { DecideCostsInput } from '#shared/costs/cost-input.ts'
import { whyNotAnswer } from '#shared/costs/cost-consent.ts'
import { Refusal } from '#shared/refusal.ts'
import { standsInFor } from '../access/deputies.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { oweCostAnswer } from './cost-owed.ts'
import { type CostScope, takeAround, takeConsent } from './cost-row.ts'

/**
 * The creditor says yes or no (A35). An owner decides, or whom an owner has named for an absence; a refusal is recorded
 * like a consent. What was not answered by its day cannot be answered any more: the desk asks again, if it is still true.
 */
export async function decideCosts(
  { house, actor, caseId, creditorId }: CostScope,
  { consentId, approve, words }: DecideCostsInput,
): Promise<{ isGiven: boolean }> {
  if (actor.kind !== 'creditor') throw new Error('Only the creditor consents')
  return inTransaction(house.db, actor, async (tx) => {
    const around = await takeAround(house, tx, caseId)
    const { row, consented } = await takeConsent(tx, caseId, consentId, around.today)
    const refusal = whyNotAnswer(consented.status)
    if (refusal) throw refusal
    const owners = { ownersOf: actor.creditorId }
    const forName = actor.role === 'owner' ? null : await standsInFor(tx, actor.userId, owners, around.today)
    if (actor.role !== 'owner' && !forName) throw new Refusal('costs.ownerDecides')
    const at = house.clock.now()
    const { count } = await tx.costConsent.updateMany({
      where: { id: consentId, status: 'WAITING' },
      data: {
        status: approve ? 'GIVEN' : 'REFUSED',
        decidedById: actor.userId,
        decidedByName: actor.name,
        decidedForName: forName,
        decidedAt: new Date(at),
        decidedOn: around.today,
        answer: words ?? null,
      },
    })
    if (count !== 1) throw new Refusal('costs.decided')
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: approve ? 'cost-consent-given' : 'cost-consent-refused',
      at,
      after: {
        consentId,
        costKind: row.kind,
        amountMinor: Number(row.ceilingMinor),
        currency: row.currency,
        ...(forName ? { forName } : {}),
      },
      ...(words ? { why: words } : {}),
    })
    await oweCostAnswer(house, tx, { consent: row, around }, approve ? 'GIVEN' : 'REFUSED')
    return { isGiven: approve }
  })
}
