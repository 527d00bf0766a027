import { whyNotUndo } from '../cases/undo.ts'
import { addHours, type Instant } from '../dates.ts'
import { Refusal } from '../refusal.ts'

/**
 * Where a negotiation stands (D2): with whom the last offer lies. AGREED waits for the debtor's signature, as does
 * WITH_DEBTOR, where our own counter-offer lies with the debtor.
 */
export const negotiationStatuses = [
  'WITH_MANAGER',
  'WITH_CREDITOR',
  'WITH_DEBTOR',
  'AGREED',
  'SIGNED',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
] as const
export type NegotiationStatus = (typeof negotiationStatuses)[number]

/** Who made a round, and whose word it is. */
export type Side = 'debtor' | 'desk' | 'creditor'
/** Who has to decide about a round: nobody, because the creditor has decided beforehand in the mandate, or a person. */
export type Decider = 'NOBODY' | 'MANAGER' | 'CREDITOR'
/** Who gives a command. */
export type Party = 'debtor' | 'manager' | 'creditor' | 'system'

/** What the rules need to know of a negotiation. */
export type Standing = {
  readonly status: NegotiationStatus
  readonly by: Side
  /** As of now, not as of the day of the offer: a debt may have grown over the limit since. */
  readonly decider: Decider
  /** Less than what is owed and undisputed. */
  readonly isReduction: boolean
  readonly expiresAt: Instant
  /** Set while the last decision can still be taken back. */
  readonly heldUntil: Instant | null
  /** The person of the desk who approved a reduction first. */
  readonly firstApprovalBy: string | null
}

const live = ['WITH_MANAGER', 'WITH_CREDITOR', 'WITH_DEBTOR', 'AGREED'] as const

/** Everything that can be done about a live negotiation, by whom, and where it leads. There is no other way. */
const moves = {
  /** The debtor offers something else; the earlier round stays on record. */
  offer: { from: ['WITH_MANAGER', 'WITH_DEBTOR', 'AGREED'], who: ['debtor'] },
  counter: { from: ['WITH_MANAGER', 'WITH_CREDITOR'], who: ['manager', 'creditor'] },
  recommend: { from: ['WITH_MANAGER'], who: ['manager'] },
  approve: { from: ['WITH_MANAGER', 'WITH_CREDITOR'], who: ['manager', 'creditor'] },
  reject: { from: ['WITH_MANAGER', 'WITH_CREDITOR'], who: ['manager', 'creditor'] },
  sign: { from: ['WITH_DEBTOR', 'AGREED'], who: ['debtor'] },
  withdraw: { from: live, who: ['debtor', 'system'] },
} as const satisfies Record<string, { from: readonly NegotiationStatus[]; who: readonly Party[] }>
export type NegotiationCommand = keyof typeof moves

/** Our own clock [G] (Part 7.7): a round lies for seven days. */
export const roundHours = 7 * 24

export const roundExpiresAt = (from: Instant): Instant => addHours(from, roundHours)

/** Whether somebody may still do something about it. */
export function isLive(status: NegotiationStatus): boolean {
  return live.some((open) => open === status)
}

/** What it is at this moment: expiry is worked out, never waited for (btcpayserver #6652). */
export function statusAt({ status, expiresAt }: Pick<Standing, 'status' | 'expiresAt'>, now: Instant) {
  return isLive(status) && now >= expiresAt ? 'EXPIRED' : status
}

/**
 * Why this cannot be done now by this party, or null. Who may decide follows from the debt and the mandate alone
 * (A33): below the limit the account manager, otherwise the creditor after the account manager's recommendation, and
 * silence is never an approval. A reduction that the desk decides needs two people of the desk [G].
 */
export function whyNotNegotiate(
  command: NegotiationCommand,
  standing: Standing,
  who: { readonly party: Party; readonly personId: string | null },
  now: Instant,
): Refusal | null {
  const { from, who: parties } = moves[command]
  const status = statusAt(standing, now)
  if (!(parties as readonly Party[]).includes(who.party)) return new Refusal('plans.notYours')
  if (status === 'EXPIRED') return new Refusal('plans.expired')
  if (!isLive(status)) return new Refusal('plans.over')
  if (!(from as readonly NegotiationStatus[]).includes(status)) return notNow(command, status)
  // What is held is not told yet: only the debtor's own step back is possible meanwhile, and taking the decision back.
  if (standing.heldUntil && command !== 'withdraw') return new Refusal('plans.beingDecided')
  if (command === 'withdraw' || command === 'offer' || command === 'sign') return null
  return whyNotDecide(command, standing, status, who)
}

function whyNotDecide(
  command: NegotiationCommand,
  standing: Standing,
  status: NegotiationStatus,
  who: { party: Party; personId: string | null },
): Refusal | null {
  const { decider, isReduction, firstApprovalBy } = standing
  if (status === 'WITH_CREDITOR') {
    return who.party === 'creditor' ? null : new Refusal('plans.creditorDecides')
  }
  if (who.party === 'creditor') return new Refusal('plans.deskFirst')
  if (command === 'recommend') return decider === 'CREDITOR' ? null : new Refusal('plans.deskDecides')
  // A counter-offer may be written by the account manager at any debt; whether it goes out is another matter.
  if (command === 'counter') return null
  if (decider === 'CREDITOR') return new Refusal('plans.creditorDecides')
  const isSecond = firstApprovalBy !== null && firstApprovalBy === who.personId
  return command === 'approve' && isReduction && isSecond ? new Refusal('plans.secondPerson') : null
}

/**
 * Where a decision leads. A counter-offer of the desk about a debt that is the creditor's to decide lies with the
 * creditor first: nothing that could bind leaves the house before (A33). An approval of what the debtor offered waits
 * for the signature; an approval of our own counter-offer sends it out.
 */
export function decided(
  command: 'counter' | 'recommend' | 'approve' | 'reject',
  standing: Standing,
  party: Party,
): NegotiationStatus {
  const { decider, by, isReduction, firstApprovalBy } = standing
  if (command === 'recommend') return 'WITH_CREDITOR'
  if (command === 'counter' && party === 'manager') {
    if (decider === 'CREDITOR') return 'WITH_CREDITOR'
    // Giving up money is no more one person's word in a counter-offer than in an approval.
    return isReduction ? 'WITH_MANAGER' : 'WITH_DEBTOR'
  }
  if (command === 'counter') return 'WITH_DEBTOR'
  // The creditor does not want our counter-offer: what the debtor offered is still to be answered.
  if (command === 'reject') return by === 'desk' ? 'WITH_MANAGER' : 'REJECTED'
  if (party === 'manager' && isReduction && firstApprovalBy === null) return 'WITH_MANAGER'
  return by === 'debtor' ? 'AGREED' : 'WITH_DEBTOR'
}

/** Whether the person who decided may still take it back: nobody outside has been told. */
export function whyNotTakeBack(
  { heldUntil }: Pick<Standing, 'heldUntil'>,
  decidedById: string | null,
  personId: string,
): Refusal | null {
  const why = whyNotUndo(heldUntil, decidedById, personId)
  return why && new Refusal(`plans.${why}`)
}

function notNow(command: NegotiationCommand, status: NegotiationStatus): Refusal {
  if (command === 'sign') return new Refusal('plans.notApproved')
  if (command === 'offer') return new Refusal('plans.withCreditor')
  return new Refusal(
    status === 'AGREED' || status === 'WITH_DEBTOR' ? 'plans.alreadyDecided' : 'plans.notNow',
  )
}
