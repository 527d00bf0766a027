import type { PlanId } from '#shared/ids.ts'
import type { ConfirmInput } from '#shared/plans/plan-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { countTry } from '../rate-limit.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { bindPlan } from './bind-plan.ts'
import { judgeProposal } from './judge-proposal.ts'
import { keepPlanFirst } from './keep-plan.ts'
import { beginRound, enterOffer } from './offer-plan.ts'
import { factsOfRound } from './write-round.ts'

/**
 * Inside the mandate nobody has to be asked: the offer is accepted and signed in one step, and binds both sides at
 * once (E03). The creditor has decided this beforehand, by signing the mandate.
 */
export async function confirmPlan(
  scope: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { negotiationId, terms, name, textSha256 }: ConfirmInput,
): Promise<{ planId: PlanId }> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'debtor') throw new Error('Only a debtor confirms')
  await countTry(house, { what: 'plans.offer', who: actor.linkId, times: 20, seconds: 3600 })
  await keepPlanFirst(house, caseId)
  return inTransaction(house.db, actor, async (tx) => {
    const situation = await beginRound(scope, tx)
    const signed = await tx.plan.findUnique({
      where: { negotiationId, caseId },
      select: { id: true, textSha256: true },
    })
    if (signed?.textSha256 === textSha256) return { planId: signed.id as PlanId }
    const verdict = judgeProposal(terms, situation)
    if (verdict.decider !== 'NOBODY') throw new Refusal('plans.needsPerson')
    const { number } = await enterOffer(scope, tx, { negotiationId, terms }, situation, verdict)
    const { today, undisputed: claimed } = situation
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'plan-offered',
      at: house.clock.now(),
      after: { negotiationId, ...factsOfRound(number, terms, situation.currency), decider: 'NOBODY' },
    })
    const binding = { negotiationId, round: number, terms, claimed, claimedOn: today, situation, today }
    return bindPlan(scope, tx, binding, { name, textSha256 })
  })
}
