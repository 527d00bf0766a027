import type { Instant } from '../dates.ts'
import type { CaseStatus } from './case.ts'
import type { CaseEventKind } from './event-kinds.ts'

/** The three phases and nine steps of a case (A67), in their order. */
export const phases = [
  { phase: 'PRIOR', steps: ['IDENTIFY', 'GET_IN_TOUCH', 'AGREE'] },
  { phase: 'DURING', steps: ['SUBMIT', 'ASSIGN', 'CONTACT', 'EVALUATE', 'UPDATE'] },
  { phase: 'SUCCESS', steps: ['RECOVER'] },
] as const

export type Phase = (typeof phases)[number]['phase']
export type Step = (typeof phases)[number]['steps'][number]
export const steps: readonly Step[] = phases.flatMap((entry): readonly Step[] => entry.steps)

/**
 * done: an event says so · current: where the case is · later: still to come · passed: not needed any more, because
 * the case went on without it.
 */
export type StepState = 'done' | 'current' | 'later' | 'passed'

export type TrackedStep = {
  readonly number: number
  readonly step: Step
  readonly phase: Phase
  readonly state: StepState
  /** When the event that made it done happened. */
  readonly doneAt: Instant | null
}

export type Happened = { readonly kind: CaseEventKind; readonly at: Instant }

/** The events that make a step done: the first of them that happened. Nobody sets a step by hand. */
const doneBy: Record<Step, readonly CaseEventKind[]> = {
  IDENTIFY: ['quote-accepted', 'draft-started', 'case-entered-on-behalf', 'case-submitted'],
  GET_IN_TOUCH: ['quote-accepted', 'case-entered-on-behalf', 'case-submitted'],
  AGREE: ['agreement-signed', 'review-started'],
  SUBMIT: ['case-submitted'],
  ASSIGN: ['collector-assigned'],
  CONTACT: ['letter-sent'],
  EVALUATE: ['case-evaluated'],
  // The creditor has seen something of the debtor: the link was opened, a question came, or money moved.
  UPDATE: ['link-verified', 'question-asked', 'dispute-opened', 'payment-succeeded', 'receipt-posted'],
  RECOVER: ['receipt-posted'],
}

/** Steps that a case may go on without: a debtor who pays at once is never evaluated. */
const passable: readonly Step[] = ['EVALUATE', 'UPDATE']

/**
 * Where a case is, derived from its events. The current step is the first one that is not done, except that steps
 * which can be passed are passed once money has come in. Recovering is done when the case is closed after a receipt;
 * a case that is over has no current step.
 */
export function track(events: readonly Happened[]): TrackedStep[] {
  const firstAt = (kinds: readonly CaseEventKind[]) =>
    events
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ at }) => at)
      .toSorted()[0] ?? null
  const over = isOver(events)
  const recovering = firstAt(doneBy.RECOVER) !== null
  const doneAt = (step: Step) => (step === 'RECOVER' && !over ? null : firstAt(doneBy[step]))
  const isPassed = (step: Step) => over || (recovering && passable.includes(step))
  const current = over ? undefined : steps.find((step) => doneAt(step) === null && !isPassed(step))
  return phases.flatMap(({ phase, steps: inPhase }) =>
    inPhase.map((step: Step): TrackedStep => {
      const at = doneAt(step)
      const state = at ? 'done' : step === current ? 'current' : isPassed(step) ? 'passed' : 'later'
      return { number: steps.indexOf(step) + 1, step, phase, state, doneAt: at }
    }),
  )
}

/** The step at which a case stands in each status, for lists where the events are not at hand (A67: one each). */
export const stepOfStatus: Record<CaseStatus, Step> = {
  DRAFT: 'SUBMIT',
  SUBMITTED: 'AGREE',
  AWAITING_AGREEMENT: 'AGREE',
  UNDER_REVIEW: 'ASSIGN',
  NEEDS_INFORMATION: 'ASSIGN',
  DECLINED: 'ASSIGN',
  ACTIVE: 'CONTACT',
  EVALUATION: 'EVALUATE',
  PLAN_ACTIVE: 'RECOVER',
  LEGAL_PROPOSED: 'EVALUATE',
  LEGAL_ACTIVE: 'UPDATE',
  INSOLVENCY_MONITORING: 'UPDATE',
  CLOSED: 'RECOVER',
}

function isOver(events: readonly Happened[]): boolean {
  const ends: readonly CaseEventKind[] = ['case-closed', 'case-declined', 'case-reopened']
  const last = events.filter(({ kind }) => ends.includes(kind)).at(-1)
  return last !== undefined && last.kind !== 'case-reopened'
}
