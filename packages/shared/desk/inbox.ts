/**
 * What waits at the desk. Each kind has its own deadline (answer-by.ts) and its own reason to be there, which the
 * screen says in a sentence.
 */
export const inboxKinds = [
  'DISPUTE',
  'DISPUTE_LATE',
  'REVIEW',
  'ANSWERED',
  'INFORMATION_LATE',
  'PLAN',
  'PLAN_BROKEN',
  'QUESTION',
  'MESSAGE',
  'UPDATE',
  'DIRECT_PAYMENT',
  'CHARGEBACK',
  'REFUND',
  'CORRECTION',
  'WAIVER',
  'SET_ASIDE',
  'MONEY',
  'PAY_BACK',
  'COMPLAINT',
  'LEAD',
  'LETTER',
  'ENTRY',
] as const
export type InboxKind = (typeof inboxKinds)[number]

export const isInboxKind = (text: unknown): text is InboxKind => inboxKinds.some((kind) => kind === text)

/** How urgent a day is on a day: late, today, or still to come. */
export type Urgency = 'LATE' | 'TODAY' | 'LATER'

export function urgencyOf(dueOn: string, today: string): Urgency {
  if (dueOn < today) return 'LATE'
  return dueOn === today ? 'TODAY' : 'LATER'
}
