import type { Actor } from '#shared/access/actor.ts'
import type { Instant } from '#shared/dates.ts'
import { newId, type NegotiationId } from '#shared/ids.ts'
import { divide, fromBigInt } from '#shared/money.ts'
import type { Side } from '#shared/plans/negotiation.ts'
import type { Situation, Verdict } from '#shared/plans/plan-policy.ts'
import { scheduleOf, type Terms } from '#shared/plans/schedule.ts'
import { exactCents } from '#shared/quotes/eur-rates.ts'
import { debtForAuthority } from '#shared/agreements/authority.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'

export type NewRound = {
  negotiationId: NegotiationId
  caseId: string
  creditorId: string
  number: number
  by: Side
  byId: string | null
  byName: string
  terms: Terms
  words?: string | undefined
  whyNotViable?: string | undefined
  at: Instant
}

/** Writes down an offer as it was made, with who has to decide about it and why. It is never changed afterwards. */
export async function writeRound(
  tx: Tx,
  round: NewRound,
  situation: Situation,
  verdict: Verdict,
): Promise<void> {
  const { terms, words, whyNotViable, at, ...rest } = round
  if (verdict.isReduction && !whyNotViable) throw new Refusal('plans.reasonNeeded')
  const instalments = scheduleOf(terms, situation.holidays)
  await tx.proposalRound.create({
    data: {
      id: newId('round', Date.parse(at)),
      ...rest,
      currency: situation.currency,
      totalMinor: BigInt(terms.total),
      claimedMinor: BigInt(situation.undisputed),
      claimedOn: situation.today,
      firstMinor: BigInt(terms.first),
      firstOn: terms.firstOn,
      count: terms.count,
      dayOfMonth: terms.dayOfMonth,
      instalments: instalments.map((instalment) => ({ ...instalment })),
      words: words ?? null,
      whyNotViable: whyNotViable ?? null,
      decider: verdict.decider,
      why: [...verdict.why],
      debtInEurMinor: BigInt(debtInWholeCents(situation, verdict)),
      createdAt: new Date(at),
    },
  })
}

/** Rounded down, so that it reaches the limit exactly when the debt does. */
function debtInWholeCents({ principalPlaced, outstanding }: Situation, { authority }: Verdict) {
  const { cents, per } = exactCents(debtForAuthority(principalPlaced, outstanding), authority.rate)
  return fromBigInt(divide(cents, per, 'floor'))
}

/** What the record says of a round: figures, never words that a person may want to have forgotten. */
export const factsOfRound = (number: number, { total, first, count }: Terms, currency: string) => ({
  round: number,
  amountMinor: total,
  currency,
  firstMinor: first,
  count,
})

export const nameOf = (actor: Actor, other: string): string => ('name' in actor ? actor.name : other)
