/**
 * Everything that can happen to a case. An event is a fact in the past tense, written once and never changed (A55).
 * The audience is who may read it: `creditor` (and the desk), or only the `desk` (A28).
 */
export const eventKinds = {
  'quote-accepted': 'creditor',
  'draft-started': 'creditor',
  'draft-saved': 'creditor',
  'document-added': 'creditor',
  'document-removed': 'creditor',
  'case-entered-on-behalf': 'creditor',
  'entry-confirmed': 'creditor',
  'case-submitted': 'creditor',
  'receipt-sent': 'creditor',
  'agreement-awaited': 'creditor',
  'agreement-signed': 'creditor',
  'review-started': 'creditor',
  'information-requested': 'creditor',
  'information-reminded': 'creditor',
  'information-answered': 'creditor',
  'information-request-cancelled': 'creditor',
  'case-accepted': 'creditor',
  'case-declined': 'creditor',
  'collector-assigned': 'creditor',
  'letter-sent': 'creditor',
  'letter-refused': 'creditor',
  'link-created': 'creditor',
  'link-revoked': 'creditor',
  'link-opened': 'creditor',
  'link-verified': 'creditor',
  'claim-viewed': 'desk',
  'document-downloaded': 'creditor',
  'question-asked': 'creditor',
  'question-answered': 'creditor',
  'creditor-wrote': 'creditor',
  'update-asked': 'creditor',
  'desk-wrote': 'creditor',
  'file-attached': 'creditor',
  'debtor-file-attached': 'desk',
  'message-settled': 'desk',
  'complaint-filed': 'desk',
  'complaint-answered': 'desk',
  'note-added': 'desk',
  'plan-offered': 'creditor',
  'plan-countered': 'creditor',
  'plan-recommended': 'creditor',
  'plan-approved': 'creditor',
  'plan-rejected': 'creditor',
  'plan-withdrawn': 'creditor',
  'plan-expired': 'creditor',
  'plan-decision-taken-back': 'desk',
  'plan-answer-told': 'creditor',
  'plan-signed': 'creditor',
  'plan-completed': 'creditor',
  'dispute-opened': 'creditor',
  'dispute-answered': 'creditor',
  'dispute-debtor-asked': 'creditor',
  'dispute-debtor-answered': 'creditor',
  'dispute-paused': 'creditor',
  'dispute-reminded': 'creditor',
  'dispute-decided': 'desk',
  'dispute-decision-taken-back': 'desk',
  'dispute-decision-refused': 'desk',
  'dispute-resolved': 'creditor',
  'dispute-withdrawn': 'creditor',
  'payment-started': 'creditor',
  'payment-succeeded': 'creditor',
  'payment-failed': 'creditor',
  'payment-expired': 'creditor',
  'payment-set-aside': 'desk',
  'set-aside-settled': 'desk',
  'receipt-posted': 'creditor',
  'receipt-reversed': 'creditor',
  'evaluation-started': 'creditor',
  'case-evaluated': 'creditor',
  'case-closed': 'creditor',
  'case-reopened': 'creditor',
} as const satisfies Record<string, 'creditor' | 'desk'>

export type CaseEventKind = keyof typeof eventKinds

export function isCaseEventKind(text: unknown): text is CaseEventKind {
  return typeof text === 'string' && Object.hasOwn(eventKinds, text)
}

/** Whether only the desk may read events of this kind. */
export function isInternal(kind: CaseEventKind): boolean {
  return eventKinds[kind] === 'desk'
}
