import type { Actor } from '../access/actor.ts'
import { isStaff } from '../access/actor.ts'
import type { CaseEventKind } from '../cases/event-kinds.ts'

/** Whose events an open session is told of: everybody's, one company's, or one debtor's own case. */
export type Scope =
  | { readonly kind: 'desk' }
  | { readonly kind: 'creditor'; readonly creditorId: string }
  | { readonly kind: 'debtor'; readonly caseId: string; readonly creditorId: string }

export type Heard = { caseId: string; creditorId: string; kind: string; internal: boolean }

/**
 * What changes the page behind a debtor's link. Everything else of a case is between creditor and desk, and its very
 * moment would tell something: when somebody is assigned, asks inside, recommends, or writes a note (A28, C7). What was
 * decided about a plan is heard once it can no longer be taken back.
 */
export const debtorHears = [
  'question-asked',
  'question-answered',
  'letter-sent',
  'plan-offered',
  'plan-answer-told',
  'plan-withdrawn',
  'plan-expired',
  'plan-signed',
  'plan-completed',
  'plan-broken',
  'plan-restored',
  'dispute-opened',
  'dispute-answered',
  'dispute-debtor-asked',
  'dispute-debtor-answered',
  'dispute-paused',
  'interest-waived',
  'cost-recorded',
  'cost-taken-back',
  'dispute-resolved',
  'dispute-withdrawn',
  'card-kept',
  'card-removed',
  'card-stopped',
  'card-ends',
  'instalment-charge-refused',
  'payment-started',
  'payment-succeeded',
  'payment-failed',
  'payment-expired',
  'receipt-posted',
  'receipt-reversed',
  'refund-done',
  'refund-failed',
  'direct-payment-reported',
  'direct-payment-rejected',
  'case-closed',
  'case-reopened',
  'link-revoked',
] as const satisfies readonly CaseEventKind[]

/** Whether an event concerns the debtor at all. */
export const concernsDebtor = (kind: string): boolean => debtorHears.some((known) => known === kind)

/** Whether a session may be told that this happened (A27, A28). */
export function mayHear(scope: Scope, event: Heard): boolean {
  if (scope.kind === 'desk') return true
  if (event.internal) return false
  if (scope.kind === 'creditor') return event.creditorId === scope.creditorId
  return event.caseId === scope.caseId && concernsDebtor(event.kind)
}

/** Somebody has read what the other side wrote in one of the two conversations of a case. */
export type Reading = {
  audience: 'creditor' | 'debtor'
  creditorId: string
  caseId: string
  readerId: string
}

/**
 * Whether a session is told that somebody has read. Reading is no event of the record; who has read is shown to the
 * other side of that conversation and to colleagues, and never to a debtor, whose page does not say it.
 */
export function mayHearReading(scope: Scope, { audience, creditorId }: Reading): boolean {
  if (scope.kind === 'desk') return true
  return scope.kind === 'creditor' && audience === 'creditor' && creditorId === scope.creditorId
}

/** What an actor hears; null for those who have no session of their own. */
export function scopeOf(actor: Actor): Scope | null {
  if (isStaff(actor)) return { kind: 'desk' }
  if (actor.kind === 'creditor') return { kind: 'creditor', creditorId: actor.creditorId }
  if (actor.kind === 'debtor') {
    return { kind: 'debtor', caseId: actor.caseId, creditorId: actor.creditorId }
  }
  return null
}
