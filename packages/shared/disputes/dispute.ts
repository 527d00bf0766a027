import { whyNotUndo } from '../cases/undo.ts'
import type { Day, Instant } from '../dates.ts'
import { Refusal } from '../refusal.ts'

/** What can be wrong, in the order in which the page offers it (D3). */
export const disputeGroups = {
  DELIVERY: ['GOODS_NOT_RECEIVED', 'SERVICE_NOT_RENDERED', 'QUALITY', 'QUANTITY_SHORT'],
  BILL: [
    'ALREADY_PAID',
    'WRONG_AMOUNT',
    'PRICE_OR_TERMS',
    'CREDIT_NOTE_PENDING',
    'DUPLICATE_INVOICE',
    'TAX_OR_FORM',
    'TIME_BARRED',
  ],
  US: ['NOT_A_BUSINESS', 'WRONG_PARTY', 'INSOLVENCY'],
  ELSE: ['FRAUD', 'OTHER'],
} as const
export type DisputeGroup = keyof typeof disputeGroups
export type DisputeType = (typeof disputeGroups)[DisputeGroup][number]
export const disputeTypes: readonly DisputeType[] = Object.values(disputeGroups).flat()

export const isDisputeType = (text: unknown): text is DisputeType =>
  disputeTypes.some((type) => type === text)

/** OPEN waits for the desk; the other two wait for the side they name. The rest is over. */
export const disputeStatuses = [
  'OPEN',
  'AWAITING_CREDITOR',
  'AWAITING_DEBTOR',
  'RESOLVED_UPHELD',
  'RESOLVED_PARTIAL',
  'RESOLVED_REJECTED',
  'WITHDRAWN',
] as const
export type DisputeStatus = (typeof disputeStatuses)[number]
export const openStatuses = ['OPEN', 'AWAITING_CREDITOR', 'AWAITING_DEBTOR'] as const

export const isOpenDispute = (status: string): boolean => openStatuses.some((open) => open === status)

export const stances = ['ACCEPTS', 'PARTLY', 'REJECTS'] as const
export type Stance = (typeof stances)[number]

/**
 * How long each side has, in calendar days [G]: the creditor as long as for a question of ours (Part 7.7), the debtor
 * a week. We ourselves count in working days (answer-by.ts).
 */
export const creditorDays = 10
export const debtorDays = 7

export type DisputeSide = 'debtor' | 'creditor' | 'manager' | 'collector'
export type DisputeCommand = 'answer' | 'askDebtor' | 'answerAsked' | 'resolve' | 'withdraw' | 'pause'

/** What the next command depends on. */
export type DisputeState = {
  readonly status: DisputeStatus
  readonly wholeCase: boolean
  /** Whether it pauses anything now. */
  readonly pauses: boolean
  readonly stance: Stance | null
  /** The day by which the creditor was asked to answer; null while it has not been asked. */
  readonly creditorDueOn: Day | null
  /** Set while a decision lies still: it has not taken effect, and can be taken back. */
  readonly heldUntil: Instant | null
}

type Move = { readonly from: readonly DisputeStatus[]; readonly who: readonly DisputeSide[] }

/** Every way a dispute can go, and who takes it. Whoever changes a status asks this table. */
export const disputeMoves = {
  // A creditor may answer once more until it is decided: a concession often comes with the second look.
  answer: { from: openStatuses, who: ['creditor'] },
  askDebtor: { from: ['OPEN', 'AWAITING_CREDITOR'], who: ['manager'] },
  answerAsked: { from: ['AWAITING_DEBTOR'], who: ['debtor'] },
  resolve: { from: openStatuses, who: ['manager'] },
  withdraw: { from: openStatuses, who: ['debtor'] },
  pause: { from: openStatuses, who: ['manager', 'collector'] },
} as const satisfies Record<DisputeCommand, Move>

/** Why this side cannot do this now, or null. */
export function whyNotDispute(
  state: DisputeState,
  command: DisputeCommand,
  who: DisputeSide,
  today: Day,
): Refusal | null {
  const move: Move = disputeMoves[command]
  if (!move.who.includes(who)) return new Refusal('disputes.notYours')
  if (!isOpenDispute(state.status)) return new Refusal('disputes.alreadyOver')
  // Nothing comes between a decision and its effect but the debtor's own step back, and taking the decision back.
  if (state.heldUntil !== null && command !== 'withdraw') return new Refusal('disputes.beingDecided')
  if (!move.from.includes(state.status)) return new Refusal('disputes.notNow')
  if (command === 'pause' && state.pauses) return new Refusal('disputes.alreadyPaused')
  if (command === 'resolve' && stillCreditorsTurn(state, today)) {
    return new Refusal('disputes.creditorHasTime', { until: state.creditorDueOn ?? today })
  }
  return null
}

/** Whether the person who decided may still take it back: neither side has been told. */
export function whyNotTakeBackResolution(
  { heldUntil }: Pick<DisputeState, 'heldUntil'>,
  decidedById: string | null,
  personId: string,
): Refusal | null {
  const why = whyNotUndo(heldUntil, decidedById, personId)
  return why && new Refusal(`disputes.${why}`)
}

/**
 * Whoever was asked is heard first: before its day has passed nobody decides over the creditor's head. A pause of the
 * whole case is the account manager's own to decide at once (A42).
 */
export function stillCreditorsTurn({ wholeCase, stance, creditorDueOn }: DisputeState, today: Day): boolean {
  return !wholeCase && stance === null && creditorDueOn !== null && today <= creditorDueOn
}

/** Whose turn it is once nobody is being asked anything: the creditor's until it has answered, then the desk's. */
export function restingStatus({
  wholeCase,
  stance,
  creditorDueOn,
}: Pick<DisputeState, 'wholeCase' | 'stance' | 'creditorDueOn'>): 'OPEN' | 'AWAITING_CREDITOR' {
  return wholeCase || stance !== null || creditorDueOn === null ? 'OPEN' : 'AWAITING_CREDITOR'
}

/** Where a command leads; a resolution leads to its own outcome and is not asked here. */
export function statusAfter(state: DisputeState, command: Exclude<DisputeCommand, 'resolve'>): DisputeStatus {
  if (command === 'withdraw') return 'WITHDRAWN'
  if (command === 'askDebtor') return 'AWAITING_DEBTOR'
  if (command !== 'answerAsked' && state.status === 'AWAITING_DEBTOR') return 'AWAITING_DEBTOR'
  return restingStatus(state)
}
