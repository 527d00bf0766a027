import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instant, instant } from '../dates.ts'
import { caseStatuses } from './case.ts'
import { type CaseEventKind, eventKinds, isCaseEventKind, isInternal } from './event-kinds.ts'
import { phases, stepOfStatus, steps, track } from './tracker.ts'

const at = (place: number): Instant => instant(new Date(Date.UTC(2026, 10, 1, 0, place)).toISOString())
const states = (...kinds: CaseEventKind[]) =>
  track(kinds.map((kind, place) => ({ kind, at: at(place) })))
    .map(({ state }) => ({ done: 'D', current: 'C', later: '-', passed: 'p' })[state])
    .join('')

const placed: CaseEventKind[] = ['quote-accepted', 'agreement-signed', 'draft-started', 'case-submitted']
const active: CaseEventKind[] = [
  ...placed,
  'receipt-sent',
  'review-started',
  'case-accepted',
  'collector-assigned',
]

describe('the tracker', () => {
  it('has nine steps in three phases', () => {
    expect(phases.map((entry) => entry.steps.length)).toEqual([3, 5, 1])
    expect(track([]).map(({ number, step, phase }) => [number, step, phase])).toEqual([
      [1, 'IDENTIFY', 'PRIOR'],
      [2, 'GET_IN_TOUCH', 'PRIOR'],
      [3, 'AGREE', 'PRIOR'],
      [4, 'SUBMIT', 'DURING'],
      [5, 'ASSIGN', 'DURING'],
      [6, 'CONTACT', 'DURING'],
      [7, 'EVALUATE', 'DURING'],
      [8, 'UPDATE', 'DURING'],
      [9, 'RECOVER', 'SUCCESS'],
    ])
  })

  it.each<[string, CaseEventKind[], string]>([
    ['nothing has happened', [], 'C--------'],
    ['a draft', ['draft-started'], 'DC-------'],
    ['a quote was accepted', ['quote-accepted'], 'DDC------'],
    ['submitted without an agreement', ['draft-started', 'case-submitted', 'agreement-awaited'], 'DDCD-----'],
    ['signed and submitted', placed, 'DDDDC----'],
    ['information was asked', [...placed, 'review-started', 'information-requested'], 'DDDDC----'],
    ['accepted', active, 'DDDDDC---'],
    ['the letter is out', [...active, 'letter-sent'], 'DDDDDDC--'],
    ['the debtor looked', [...active, 'letter-sent', 'link-opened', 'link-verified'], 'DDDDDDCD-'],
    ['evaluated', [...active, 'letter-sent', 'case-evaluated'], 'DDDDDDDC-'],
    ['part was paid', [...active, 'letter-sent', 'receipt-posted'], 'DDDDDDpDC'],
    ['paid and closed', [...active, 'letter-sent', 'receipt-posted', 'case-closed'], 'DDDDDDpDD'],
    ['closed without money', [...active, 'letter-sent', 'case-closed'], 'DDDDDDppp'],
    ['declined', [...placed, 'review-started', 'case-declined'], 'DDDDppppp'],
    ['opened again', [...active, 'letter-sent', 'case-closed', 'case-reopened'], 'DDDDDDC--'],
  ])('%s', (_, kinds, expected) => {
    expect(states(...kinds)).toBe(expected)
  })

  it('tells when a step was done: at the first event that does it', () => {
    const tracked = track([
      { kind: 'letter-sent', at: at(9) },
      { kind: 'letter-sent', at: at(4) },
    ])
    expect(tracked.find(({ step }) => step === 'CONTACT')?.doneAt).toBe(at(4))
  })

  it('gives every status one step', () => {
    for (const status of caseStatuses) expect(steps, status).toContain(stepOfStatus[status])
  })

  it('has at most one current step, none after the end, and nothing done without an event', () => {
    const kinds = fc.array(fc.constantFrom(...(Object.keys(eventKinds) as CaseEventKind[])), {
      maxLength: 25,
    })
    fc.assert(
      fc.property(kinds, (happened) => {
        const tracked = track(happened.map((kind, place) => ({ kind, at: at(place) })))
        const current = tracked.filter(({ state }) => state === 'current')
        expect(current.length).toBeLessThanOrEqual(1)
        for (const { state, doneAt } of tracked) expect(state === 'done').toBe(doneAt !== null)
        const ends = happened.filter((kind) =>
          ['case-closed', 'case-declined', 'case-reopened'].includes(kind),
        )
        const over = ends.length > 0 && ends.at(-1) !== 'case-reopened'
        expect(current.length === 0).toBe(over)
      }),
    )
  })
})

describe('kinds of events', () => {
  it('keep what belongs to the desk at the desk', () => {
    expect((Object.keys(eventKinds) as CaseEventKind[]).filter(isInternal)).toEqual([
      'claim-viewed',
      'debtor-file-attached',
      'message-settled',
      'complaint-filed',
      'complaint-answered',
      'note-added',
      'plan-decision-taken-back',
      'waiver-asked',
      'waiver-refused',
      'dispute-decided',
      'dispute-decision-taken-back',
      'dispute-decision-refused',
      'calendar-shared',
      'calendar-ended',
      'payment-set-aside',
      'set-aside-settled',
      'refund-asked',
      'refund-endorsed',
      'refund-account-said',
      'credit-asked-back',
      'refund-approved',
      'refund-declined',
      'refund-taken-back',
      'correction-asked',
      'correction-approved',
      'correction-declined',
      'correction-taken-back',
      'correction-refused',
      'chargeback-answered',
      'chargeback-answer-failed',
    ])
    expect(isCaseEventKind('toString')).toBe(false)
    expect(isCaseEventKind('case-closed')).toBe(true)
  })
})
