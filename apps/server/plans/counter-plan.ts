import type { CounterInput } from '#shared/plans/plan-input.ts'
import { type Decided, decide, type Scope } from './decide-plan.ts'
import { judgeProposal } from './judge-proposal.ts'
import { nextRound, roundOf, standingOf } from './negotiation-row.ts'
import { planSituation } from './plan-situation.ts'
import { writeRound } from './write-round.ts'

/**
 * Not this, but that: another round, by the desk or by the creditor. It is about the claim of today. A counter-offer
 * of the desk about a debt that is the creditor's to decide lies with the creditor before the debtor sees it.
 */
export const counterPlan = (
  scope: Scope,
  { negotiationId, version, terms, words, whyNotViable }: CounterInput,
): Promise<Decided> =>
  decide(scope, {
    command: 'counter',
    seen: { negotiationId, version },
    event: 'plan-countered',
    kind: () => 'COUNTERED',
    reason: words,
    whyNotViable,
    counter: async (tx, taken, person) => {
      const { house, caseId, creditorId } = scope
      const situation = await planSituation(house, tx, caseId)
      const verdict = judgeProposal(terms, situation)
      const number = await nextRound(tx, negotiationId)
      const by = person.party === 'creditor' ? 'creditor' : 'desk'
      const at = house.clock.now()
      const round = {
        negotiationId,
        caseId,
        creditorId,
        number,
        by,
        byId: person.personId,
        byName: person.name,
      } as const
      await writeRound(tx, { ...round, terms, words, whyNotViable, at }, situation, verdict)
      const written = await roundOf(tx, negotiationId, number)
      return { ...taken, round: written, situation, verdict, standing: standingOf(taken, written, verdict) }
    },
  })
