import { type Mandate, defaultMandate } from '#shared/agreements/mandate.ts'
import type { CaseStatus } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Situation } from '#shared/plans/plan-policy.ts'
import { mandateOf } from '../agreements/agreement-queries.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { holidaysFrom } from './holidays.ts'

/**
 * What is true of a case when a plan is proposed or decided. The limit looks at the whole claim as it is today (A33);
 * what the plan is about is the claim as of the day of its offer, because interest stands still while we talk.
 */
export async function planSituation(
  house: Pick<House, 'clock'>,
  tx: Tx,
  caseId: string,
  claimedOn?: Day,
): Promise<Situation> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      status: true,
      currency: true,
      principalMinor: true,
      placedOn: true,
      submittedOn: true,
      agreement: { select: { mandate: true } },
      debtor: { select: { country: true } },
      plans: {
        where: { status: { in: ['ACTIVE', 'DEFAULTED', 'RENEGOTIATED'] } },
        select: { status: true, decision: true, brokenOn: true },
      },
    },
  })
  const { claim, demand, on } = await loadClaim(house, tx, caseId)
  const asOffered = claimedOn ? await loadClaim(house, tx, caseId, { interestUntil: claimedOn }) : { demand }
  const mandate: Mandate = row.agreement ? mandateOf(row.agreement.mandate) : defaultMandate
  const today = house.clock.today(timeZone(row.debtor.country))
  return {
    status: row.status as CaseStatus,
    today: claimedOn ?? today,
    currency: row.currency,
    placedOn: day(row.placedOn ?? row.submittedOn ?? on),
    principalPlaced: fromBigInt(row.principalMinor),
    outstanding: claim.outstanding,
    undisputed: asOffered.demand.undisputed,
    isPaused: demand.isPaused,
    isDisputed: demand.held > 0,
    // One that is talked about anew is kept meanwhile, and does not stand in the way of the next.
    hasPlan:
      demand.plan !== null &&
      row.plans.some(({ status, decision }) => status === 'ACTIVE' && decision !== 'RENEGOTIATE'),
    hasBroken: row.plans.some(
      ({ status, brokenOn }) =>
        status === 'DEFAULTED' || brokenOn !== null || (status === 'ACTIVE' && demand.plan === null),
    ),
    mandate,
    holidays: holidaysFrom(row.debtor.country, today),
  }
}
