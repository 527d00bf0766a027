/**
 * The words somebody agrees to when asking for a call (A43). They are shown in the reader's language from
 * `contact.json`, `call.consent`; a change of one word there is a new version here.
 */
export const callConsent = { version: '2026-11', purpose: 'ANSWER_REQUEST' } as const
