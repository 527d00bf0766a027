import type { DrawnPlan } from '#shared/pages/plan-pages.ts'
import { toldDecider } from '#shared/plans/plan-policy.ts'
import { scheduleOf, type Terms } from '#shared/plans/schedule.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { wordsToSign } from './bind-plan.ts'
import { judgeProposal } from './judge-proposal.ts'
import { planSituation } from './plan-situation.ts'

/** What would come of these terms: the schedule, the answer, and the words that would be signed. Changes nothing. */
export function drawPlan(
  { house, actor, caseId }: Ctx & { caseId: OwnCase },
  terms: Terms,
): Promise<DrawnPlan> {
  return inTransaction(house.db, actor, async (tx) => {
    const situation = await planSituation(house, tx, caseId)
    const verdict = judgeProposal(terms, situation)
    const { undisputed: claimed, today } = situation
    const binding = { terms, claimed, claimedOn: today, situation, today }
    const { paragraphs, sha256 } = await wordsToSign(tx, caseId, binding, actor.language)
    return {
      terms,
      claimed,
      instalments: scheduleOf(terms, situation.holidays),
      // Which limit of the creditor's was passed is between the creditor and us.
      decider: toldDecider(verdict),
      isReduction: verdict.isReduction,
      isDisputed: verdict.why.includes('DISPUTED'),
      paragraphs,
      sha256,
    }
  })
}
