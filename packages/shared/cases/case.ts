import { Refusal } from '../refusal.ts'

/** Where a case stands (D1). Pauses are not statuses: they will be holds on a case or an invoice. */
export const caseStatuses = [
  'DRAFT',
  'SUBMITTED',
  'AWAITING_AGREEMENT',
  'UNDER_REVIEW',
  'NEEDS_INFORMATION',
  'DECLINED',
  'ACTIVE',
  'EVALUATION',
  'PLAN_ACTIVE',
  'LEGAL_PROPOSED',
  'LEGAL_ACTIVE',
  'INSOLVENCY_MONITORING',
  'CLOSED',
] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** Why a case was closed (D1). */
export const closeCodes = [
  'PAID',
  'PARTIALLY_PAID',
  'SETTLED',
  'WITHDRAWN',
  'NO_CREDITOR_RESPONSE',
  'DISPUTED_UNRESOLVED',
  'LEGAL_DECLINED',
  'INSOLVENT',
  'UNTRACEABLE',
  'TIME_BARRED',
  'INVALID_DATA',
  'NOT_A_BUSINESS',
  'DUPLICATE',
  'UNCOLLECTABLE',
  'NEVER_STARTED',
] as const
export type CloseCode = (typeof closeCodes)[number]

/** Who moves a case: a kind of actor of the access table. */
export type Mover = 'creditor' | 'manager' | 'collector' | 'system'

/**
 * What must be on record before a move: the use case looks it up and hands it in, so that no move can forget it.
 * Legal steps need the creditor's own consent at every amount (A34).
 */
export type Proof = 'SIGNED_AGREEMENT' | 'COLLECTOR' | 'EVALUATION' | 'PLAN_APPROVED' | 'LEGAL_CONSENT'

type Move = {
  readonly from: readonly CaseStatus[]
  readonly to: CaseStatus
  readonly who: readonly Mover[]
  readonly needs?: readonly Proof[]
}

/** In work with the debtor: the link is open and payments are asked for. */
const collecting = [
  'ACTIVE',
  'EVALUATION',
  'PLAN_ACTIVE',
  'LEGAL_PROPOSED',
  'LEGAL_ACTIVE',
  'INSOLVENCY_MONITORING',
] as const
const reviewing = ['UNDER_REVIEW', 'NEEDS_INFORMATION'] as const
const desk = ['manager', 'collector'] as const

/** Every way a case can go (D1). There is no other: whoever changes a status asks this table. */
export const moves = {
  submit: { from: ['DRAFT'], to: 'SUBMITTED', who: ['creditor', 'manager'] },
  // A draft that nobody wants any more ends as CLOSED with NEVER_STARTED, and what was typed is forgotten.
  discard: { from: ['DRAFT'], to: 'CLOSED', who: ['creditor', 'manager'] },
  awaitAgreement: { from: ['SUBMITTED'], to: 'AWAITING_AGREEMENT', who: ['system'] },
  startReview: {
    from: ['SUBMITTED', 'AWAITING_AGREEMENT'],
    to: 'UNDER_REVIEW',
    who: ['system'],
    needs: ['SIGNED_AGREEMENT'],
  },
  askInformation: { from: ['UNDER_REVIEW'], to: 'NEEDS_INFORMATION', who: ['manager'] },
  answerInformation: { from: ['NEEDS_INFORMATION'], to: 'UNDER_REVIEW', who: ['creditor', 'manager'] },
  accept: { from: reviewing, to: 'ACTIVE', who: ['manager'], needs: ['SIGNED_AGREEMENT', 'COLLECTOR'] },
  decline: { from: reviewing, to: 'DECLINED', who: ['manager'] },
  evaluate: { from: ['ACTIVE'], to: 'EVALUATION', who: desk },
  goOn: { from: ['EVALUATION'], to: 'ACTIVE', who: desk, needs: ['EVALUATION'] },
  startPlan: {
    from: ['ACTIVE', 'EVALUATION'],
    to: 'PLAN_ACTIVE',
    who: ['manager', 'system'],
    needs: ['PLAN_APPROVED'],
  },
  // It was kept, and what it was never about is still owed.
  endPlan: { from: ['PLAN_ACTIVE'], to: 'ACTIVE', who: ['system'] },
  breakPlan: { from: ['PLAN_ACTIVE'], to: 'ACTIVE', who: ['manager', 'system'] },
  proposeLegal: { from: ['EVALUATION'], to: 'LEGAL_PROPOSED', who: desk, needs: ['EVALUATION'] },
  startLegal: { from: ['LEGAL_PROPOSED'], to: 'LEGAL_ACTIVE', who: ['manager'], needs: ['LEGAL_CONSENT'] },
  refuseLegal: { from: ['LEGAL_PROPOSED'], to: 'ACTIVE', who: ['creditor', 'manager'] },
  watchInsolvency: { from: ['EVALUATION'], to: 'INSOLVENCY_MONITORING', who: desk, needs: ['EVALUATION'] },
  resume: { from: ['INSOLVENCY_MONITORING'], to: 'ACTIVE', who: desk },
  close: {
    from: ['SUBMITTED', 'AWAITING_AGREEMENT', ...reviewing, ...collecting],
    to: 'CLOSED',
    who: ['manager', 'system'],
  },
  // The money that had closed it was taken back: what was agreed and assigned still stands (C9).
  oweAgain: { from: ['CLOSED'], to: 'ACTIVE', who: ['system'], needs: ['SIGNED_AGREEMENT', 'COLLECTOR'] },
  owePlanAgain: {
    from: ['CLOSED'],
    to: 'PLAN_ACTIVE',
    who: ['system'],
    needs: ['SIGNED_AGREEMENT', 'COLLECTOR'],
  },
  // A case that is opened again is reviewed again, so that agreement, price and collector are looked at as of today.
  reopen: { from: ['CLOSED'], to: 'UNDER_REVIEW', who: ['manager'], needs: ['SIGNED_AGREEMENT'] },
} as const satisfies Record<string, Move>

export type CaseCommand = keyof typeof moves

/** Why this command is not possible now, or null. */
export function whyNotMove(
  from: CaseStatus,
  command: CaseCommand,
  who: Mover,
  proofs: readonly Proof[] = [],
): Refusal | null {
  const move: Move = moves[command]
  if (!move.from.includes(from)) return notNow(from, command)
  if (!move.who.includes(who)) return new Refusal('cases.notYours')
  const missing = move.needs?.find((need) => !proofs.includes(need))
  return missing ? new Refusal(missingProof[missing]) : null
}

/** Where the command leads; throws the Refusal of `whyNotMove` when it leads nowhere. */
export function move(
  from: CaseStatus,
  command: CaseCommand,
  who: Mover,
  proofs: readonly Proof[] = [],
): CaseStatus {
  const refusal = whyNotMove(from, command, who, proofs)
  if (refusal) throw refusal
  return moves[command].to
}

/** The commands that the status and the person allow; proofs are not looked at, so that a screen can say what is missing. */
export function commandsFor(from: CaseStatus, who: Mover): CaseCommand[] {
  return (Object.keys(moves) as CaseCommand[]).filter((command) => {
    const entry: Move = moves[command]
    return entry.from.includes(from) && entry.who.includes(who)
  })
}

/** Whether the debtor is asked for money: the link is open and can be paid through. */
export function isCollecting(status: CaseStatus): boolean {
  return collecting.some((open) => open === status)
}

/** Whether nothing more will happen unless somebody opens the case again. */
export function isOver(status: CaseStatus): boolean {
  return status === 'CLOSED' || status === 'DECLINED'
}

const missingProof: Record<Proof, string> = {
  SIGNED_AGREEMENT: 'cases.needsAgreement',
  COLLECTOR: 'cases.needsCollector',
  EVALUATION: 'cases.needsEvaluation',
  PLAN_APPROVED: 'cases.needsApprovedPlan',
  LEGAL_CONSENT: 'cases.needsLegalConsent',
}

function notNow(from: CaseStatus, command: CaseCommand): Refusal {
  if (command === 'submit') return new Refusal('cases.alreadySubmitted')
  if (from === 'CLOSED') return new Refusal('cases.closed')
  const decided = command === 'accept' || command === 'decline' || command === 'askInformation'
  if (decided && (isCollecting(from) || from === 'DECLINED')) return new Refusal('cases.alreadyDecided')
  return new Refusal('cases.notNow')
}
