import { timeZone } from '#shared/countries.ts'
import type { PlanId } from '#shared/ids.ts'
import type { SignInput } from '#shared/plans/plan-input.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { bindPlan } from './bind-plan.ts'
import { keepPlanFirst } from './keep-plan.ts'
import { mustBePossible, takeNegotiation } from './negotiation-row.ts'

/** The debtor signs what was approved, or our own counter-offer; the words are those that stood on the screen. */
export async function signPlan(
  scope: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { negotiationId, version, name, textSha256 }: SignInput,
): Promise<{ planId: PlanId }> {
  const { house, actor, caseId } = scope
  await keepPlanFirst(house, caseId)
  return inTransaction(house.db, actor, async (tx) => {
    const signed = await tx.plan.findUnique({
      where: { negotiationId, caseId },
      select: { id: true, textSha256: true },
    })
    // A second tap after a lost answer: the first one has counted.
    if (signed?.textSha256 === textSha256) return { planId: signed.id as PlanId }
    const taken = await takeNegotiation(house, tx, caseId, { negotiationId, version })
    mustBePossible(taken, 'sign', { party: 'debtor', personId: null }, house.clock.now())
    const { round, situation } = taken
    const { country } = (
      await tx.case.findUniqueOrThrow({
        where: { id: caseId },
        select: { debtor: { select: { country: true } } },
      })
    ).debtor
    const today = house.clock.today(timeZone(country))
    const { number, terms, claimed, claimedOn } = round
    const binding = { negotiationId, round: number, terms, claimed, claimedOn, situation, today }
    return bindPlan(scope, tx, binding, { name, textSha256 })
  })
}
