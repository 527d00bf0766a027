import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CaseEventKind, eventKinds, isInternal } from '../cases/event-kinds.ts'
import { newId } from '../ids.ts'
import { type Cursor, cursorText, isAfter, later, readCursor } from './cursor.ts'
import { concernsDebtor, debtorHears, mayHear, mayHearReading, scopeOf } from './who-hears.ts'

const cursor = fc.record({
  xact: fc.bigInt({ min: 0n, max: 2n ** 63n }),
  position: fc.bigInt({ min: 0n, max: 2n ** 60n }),
})

describe('a cursor', () => {
  test('survives the wire, and stands before, after or at any other', () => {
    fc.assert(
      fc.property(cursor, cursor, (one: Cursor, other: Cursor) => {
        expect(readCursor(cursorText(one))).toEqual(one)
        const isSame = cursorText(one) === cursorText(other)
        expect([isAfter(one, other), isAfter(other, one), isSame].filter(Boolean)).toHaveLength(1)
        expect(isAfter(one, later(one, other))).toBe(false)
      }),
    )
  })
  test.each(['', '1', '1-', '-1', '1-2-3', '1 - 2', 'a-b', "1-2' or 1=1", null, 7])('is not %s', (text) =>
    expect(readCursor(text)).toBeNull(),
  )
})

const [caseId, other] = [newId('case', 1), newId('case', 2)]
const [creditorId, stranger] = [newId('creditor', 1), newId('creditor', 2)]
const vega = { kind: 'creditor', creditorId } as const
const bau = { kind: 'debtor', caseId, creditorId } as const

/** What a debtor's open page is not told of: it shows nothing of it, and its very moment would tell something. */
const unheard: readonly CaseEventKind[] = [
  ...([
    'quote-accepted',
    'draft-started',
    'draft-saved',
    'case-entered-on-behalf',
    'entry-confirmed',
  ] as const),
  ...(['document-added', 'document-removed', 'case-submitted', 'receipt-sent'] as const),
  ...(['agreement-awaited', 'agreement-signed', 'review-started', 'case-accepted', 'case-declined'] as const),
  ...(['information-requested', 'information-reminded', 'information-answered'] as const),
  ...(['information-request-cancelled', 'collector-assigned', 'letter-refused'] as const),
  ...(['link-created', 'link-opened', 'link-verified', 'claim-viewed', 'document-downloaded'] as const),
  ...(['creditor-wrote', 'update-asked', 'desk-wrote', 'file-attached', 'debtor-file-attached'] as const),
  ...(['calendar-shared', 'calendar-ended'] as const),
  ...(['message-settled', 'complaint-filed', 'complaint-answered', 'note-added'] as const),
  // Decisions are told by `plan-answer-told`, once they can no longer be taken back.
  ...(['plan-countered', 'plan-recommended', 'plan-approved', 'plan-rejected'] as const),
  // The mail that says it has its own way to the debtor.
  ...(['instalment-reminded', 'plan-break-decided'] as const),
  ...([
    'plan-decision-taken-back',
    'waiver-asked',
    'waiver-refused',
    'cost-consent-asked',
    'cost-consent-given',
    'cost-consent-refused',
    'cost-consent-withdrawn',
    'chargeback-opened',
    'chargeback-answered',
    'chargeback-answer-failed',
    'chargeback-accepted',
    'chargeback-won',
    'chargeback-lost',
    'refund-asked',
    'refund-endorsed',
    'refund-account-said',
    'credit-asked-back',
    'refund-approved',
    'refund-declined',
    'refund-taken-back',
    'refund-ordered',
    'correction-asked',
    'correction-approved',
    'correction-declined',
    'correction-taken-back',
    'correction-refused',
    'receipt-corrected',
    'remitted',
    'remittance-returned',
    'direct-payment-queried',
    'direct-payment-reminded',
    'direct-payment-unanswered',
    'direct-payment-answered',
    'direct-payment-verified',
    'direct-payment-posted',
    'dispute-reminded',
    'dispute-decided',
    'dispute-decision-taken-back',
    'dispute-decision-refused',
    'payment-set-aside',
    'set-aside-settled',
  ] as const),
  ...(['evaluation-started', 'case-evaluated'] as const),
]

describe('who hears an event', () => {
  test.each(Object.keys(eventKinds) as (keyof typeof eventKinds)[])('%s', (kind) => {
    const event = { caseId, creditorId, kind, internal: isInternal(kind) }
    expect(mayHear({ kind: 'desk' }, event)).toBe(true)
    expect(mayHear(vega, event)).toBe(!event.internal)
    expect(mayHear({ ...vega, creditorId: stranger }, event)).toBe(false)
    expect(mayHear(bau, event)).toBe(concernsDebtor(kind))
    expect(mayHear({ ...bau, caseId: other }, event)).toBe(false)
  })
  test.each(unheard)('a debtor never hears %s', (kind) => {
    expect(concernsDebtor(kind)).toBe(false)
    expect(mayHear(bau, { caseId, creditorId, kind, internal: false })).toBe(false)
  })
  test.each(debtorHears)('a debtor hears %s, unless this one is the desk’s alone', (kind) => {
    expect(isInternal(kind)).toBe(false)
    expect(mayHear(bau, { caseId, creditorId, kind, internal: false })).toBe(true)
    expect(mayHear(bau, { caseId, creditorId, kind, internal: true })).toBe(false)
  })
  test('every kind stands in one of the two lists: whoever adds one has thought about who hears it', () => {
    const [all, listed] = [Object.keys(eventKinds), [...debtorHears, ...unheard]]
    expect(listed.toSorted()).toEqual(all.toSorted())
    expect(mayHear(bau, { caseId, creditorId, kind: 'plan-weighed', internal: false })).toBe(false)
  })
  test('who has read in which conversation', () => {
    const reading = { caseId, creditorId, readerId: newId('user', 1) }
    for (const audience of ['creditor', 'debtor'] as const) {
      expect(mayHearReading({ kind: 'desk' }, { ...reading, audience })).toBe(true)
      expect(mayHearReading(vega, { ...reading, audience })).toBe(audience === 'creditor')
      expect(mayHearReading({ ...vega, creditorId: stranger }, { ...reading, audience })).toBe(false)
      expect(mayHearReading(bau, { ...reading, audience })).toBe(false)
    }
  })
  test('nobody without a session of their own', () => {
    expect(scopeOf({ kind: 'visitor', language: 'en' })).toBeNull()
    expect(scopeOf({ kind: 'webhook', language: 'en' })).toBeNull()
  })
})
