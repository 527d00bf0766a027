import { type Day, daysBetween } from '../dates.ts'
import { Refusal } from '../refusal.ts'
import type { MembershipRole, StaffRole } from './actor.ts'

/** How long an absence may be: who is away for longer hands the work over instead [G]. */
export const longestAbsenceDays = 180

/** Somebody of the desk (no company) or of a company. */
export type Colleague = {
  readonly userId: string
  readonly name: string
  readonly role: StaffRole | MembershipRole
  readonly creditorId: string | null
}

/** An absence that nobody has ended early; both days are days away. */
export type Away = {
  readonly userId: string
  readonly name: string
  readonly deputyId: string
  readonly fromOn: Day
  readonly untilOn: Day
}

type Planned = {
  readonly fromOn: Day
  readonly untilOn: Day
  readonly today: Day
  readonly self: Colleague
  /** Null where the person who was named does not work here. */
  readonly deputy: Colleague | null
  /** Every absence at the same desk or company that is not over. */
  readonly others: readonly Away[]
}

/**
 * Why somebody cannot be away in these days with this deputy, or null (A30). A deputy is there all the time: whoever is
 * away stands in for nobody, and whoever stands in is not away, so that what waits never waits for an empty chair.
 */
export function whyNotBeAway({ fromOn, untilOn, today, self, deputy, others }: Planned): Refusal | null {
  if (!mayName(self)) return new Refusal('access.ownersName')
  if (untilOn < fromOn) return new Refusal('access.awayOrder')
  if (untilOn < today) return new Refusal('access.awayPast')
  if (daysBetween(fromOn, untilOn) >= longestAbsenceDays)
    return new Refusal('access.awayTooLong', { days: longestAbsenceDays })
  if (deputy?.userId === self.userId) return new Refusal('access.deputySelf')
  if (!deputy || !mayStandIn(deputy, self)) return new Refusal('access.deputyUnfit')
  const meanwhile = others.filter((other) => other.fromOn <= untilOn && other.untilOn >= fromOn)
  const own = meanwhile.find(({ userId }) => userId === self.userId)
  if (own) return new Refusal('access.awayTwice', { fromOn: own.fromOn, untilOn: own.untilOn })
  const theirs = meanwhile.find(({ userId }) => userId === deputy.userId)
  if (theirs) return new Refusal('access.deputyAway', daysOf(theirs))
  const promised = meanwhile.find(({ deputyId }) => deputyId === self.userId)
  return promised ? new Refusal('access.awayStandingIn', daysOf(promised)) : null
}

const daysOf = ({ name, fromOn, untilOn }: Away) => ({ name, fromOn, untilOn })

/**
 * Whether anything waits for this person that somebody else could do in their place: at the desk for who decides and
 * who collects, in a company for its owners, who decide about plans (A33).
 */
export const mayName = ({ role }: Colleague): boolean =>
  role === 'manager' || role === 'collector' || role === 'owner'

/** Whether this colleague can do what the absent person does: the same task at the desk, or the same company. */
export function mayStandIn(deputy: Colleague, self: Colleague): boolean {
  if (deputy.userId === self.userId || deputy.creditorId !== self.creditorId || !mayName(self)) return false
  return self.creditorId !== null || deputy.role === self.role
}

/** Whether the absence has begun; it is not over, or it would not be here. */
export const isAwayOn = ({ fromOn, untilOn }: Pick<Away, 'fromOn' | 'untilOn'>, today: Day): boolean =>
  fromOn <= today && today <= untilOn
