import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../dates.ts'
import { minor } from '../money.ts'
import {
  amountToTake,
  type ChargebackStatus,
  chargebackReasonOf,
  chargebackStatuses,
  chargebackStatusOf,
  statusAfterNews,
  whyNotAnswerChargeback,
  whyNotEvidence,
} from './chargeback.ts'

test.each([
  ['needs_response', 'NEEDS_EVIDENCE'],
  ['under_review', 'UNDER_REVIEW'],
  ['won', 'WON'],
  ['lost', 'LOST'],
  ['warning_needs_response', null],
  ['warning_closed', null],
  ['something_new', null],
  [null, null],
])('the provider’s %s is %s', (said, status) => expect(chargebackStatusOf(said)).toBe(status))

describe('news come twice, late and in any order', () => {
  test.each([
    [null, 'WON', 'WON'],
    ['NEEDS_EVIDENCE', 'UNDER_REVIEW', 'UNDER_REVIEW'],
    ['UNDER_REVIEW', 'NEEDS_EVIDENCE', 'UNDER_REVIEW'],
    ['LOST', 'UNDER_REVIEW', 'LOST'],
    ['ACCEPTED', 'LOST', 'ACCEPTED'],
    ['WON', 'LOST', 'WON'],
  ] as const)('%s, then %s: %s', (now, said, next) => expect(statusAfterNews(now, said)).toBe(next))

  test('whatever their order, a decision among them is where it ends', () => {
    const news = fc.array(fc.constantFrom<ChargebackStatus>('NEEDS_EVIDENCE', 'UNDER_REVIEW'), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(news, news, fc.constantFrom(...chargebackStatuses.slice(2)), (before, after, decided) => {
        const all = [...before, decided, ...after]
        expect(all.reduce<ChargebackStatus | null>(statusAfterNews, null)).toBe(decided)
      }),
    )
  })
})

test('a bank never takes more than it asks for, nor more than is there', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map(minor)
  fc.assert(
    fc.property(amount, amount, amount, (asked, taken, there) => {
      const now = amountToTake(asked, taken, there)
      expect(now).toBeGreaterThanOrEqual(0)
      expect(now).toBeLessThanOrEqual(there)
      expect(now === 0 || taken + now <= asked).toBe(true)
    }),
  )
})

const due = instant('2026-11-30T12:00:00.000Z')
test.each([
  [{}, '2026-11-30T12:00:00.000Z', undefined],
  [{}, '2026-11-30T12:00:00.001Z', 'payments.chargebackTooLate'],
  [{ evidenceDueAt: null }, '2030-01-01T00:00:00.000Z', undefined],
  [{ isAnswered: true }, '2026-11-21T09:00:00.000Z', 'payments.chargebackOver'],
  [{ status: 'LOST' }, '2026-11-21T09:00:00.000Z', 'payments.chargebackOver'],
])('answering %j at %s: %s', (change, at, code) => {
  const asked = { status: 'NEEDS_EVIDENCE', isAnswered: false, evidenceDueAt: due }
  expect(whyNotAnswerChargeback({ ...asked, ...change }, instant(at))?.code).toBe(code)
})

const file = { name: 'delivery-note.pdf', mediaType: 'application/pdf', sizeBytes: 2_000_000 }
test.each([
  [[file, file], undefined],
  [[file, file, file], 'payments.evidenceTooLarge'],
  [[{ ...file, mediaType: 'image/heic' }], 'payments.evidenceType'],
  [[], undefined],
])('files %#: %s', (files, code) => expect(whyNotEvidence(files)?.code).toBe(code))

test('a reason that we do not know is a reason like any other', () => {
  expect(chargebackReasonOf('duplicate')).toBe('duplicate')
  expect(chargebackReasonOf('noncompliant')).toBe('general')
})
