import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, weekday } from '../dates.ts'
import { caseStatuses } from './case.ts'
import { nextStep, type Situation } from './next-step.ts'

// 2026-11-20 is a Friday.
const base: Situation = {
  status: 'ACTIVE',
  today: day('2026-11-20'),
  agreementSigned: true,
  submittedOn: day('2026-11-17'),
  requestDueOn: null,
  firstLetterOn: day('2026-11-18'),
  linkOpenedOn: null,
  openQuestionOn: null,
  updateAskedOn: null,
  offer: null,
  instalmentOn: null,
  paymentInFlight: false,
  lastReceiptOn: null,
  outstanding: 1,
}

describe('what happens next', () => {
  it.each<[string, Partial<Situation>, object]>([
    ['a draft', { status: 'DRAFT' }, { code: 'SUBMIT_DRAFT', turn: 'CREDITOR', by: null }],
    [
      'unsigned',
      { status: 'AWAITING_AGREEMENT', agreementSigned: false },
      { code: 'SIGN_AGREEMENT', turn: 'CREDITOR' },
    ],
    ['submitted on a Tuesday', { status: 'UNDER_REVIEW' }, { code: 'REVIEW', by: '2026-11-19', late: true }],
    [
      'submitted on a Friday',
      { status: 'UNDER_REVIEW', submittedOn: day('2026-11-20') },
      { code: 'REVIEW', turn: 'AGENCY', by: '2026-11-24', late: false },
    ],
    [
      'submitted on a Saturday',
      { status: 'UNDER_REVIEW', submittedOn: day('2026-11-21'), today: day('2026-11-21') },
      { by: '2026-11-24' },
    ],
    [
      'information was asked',
      { status: 'NEEDS_INFORMATION', requestDueOn: day('2026-11-30') },
      { code: 'ANSWER_REQUEST', turn: 'CREDITOR', by: '2026-11-30' },
    ],
    ['just accepted', { firstLetterOn: null }, { code: 'SEND_FIRST_LETTER', by: '2026-11-20' }],
    ['the letter is out', {}, { code: 'FOLLOW_UP', turn: 'AGENCY', by: '2026-11-25', why: 'NO_REACTION' }],
    ['the letter went out on a Saturday', { firstLetterOn: day('2026-11-14') }, { by: '2026-11-23' }],
    [
      'the debtor opened the link today',
      { linkOpenedOn: day('2026-11-20') },
      { code: 'WAIT_AFTER_LINK', turn: 'DEBTOR', by: '2026-11-23', why: 'LINK_OPENED' },
    ],
    ['the quiet days are over', { linkOpenedOn: day('2026-11-17') }, { code: 'FOLLOW_UP' }],
    [
      'a question waits',
      { openQuestionOn: day('2026-11-20'), linkOpenedOn: day('2026-11-20') },
      { code: 'ANSWER_QUESTION', turn: 'AGENCY', by: '2026-11-24' },
    ],
    [
      'an update was asked for on a Friday',
      { updateAskedOn: day('2026-11-20') },
      { code: 'ANSWER_UPDATE', turn: 'AGENCY', by: '2026-11-23', why: 'UPDATE_ASKED', late: false },
    ],
    ['an update is overdue', { updateAskedOn: day('2026-11-18') }, { code: 'ANSWER_UPDATE', late: true }],
    [
      'an update, and a question that was asked before',
      { updateAskedOn: day('2026-11-20'), openQuestionOn: day('2026-11-18') },
      { code: 'ANSWER_QUESTION', by: '2026-11-20' },
    ],
    [
      'an update, while it is the creditor’s own turn',
      { status: 'NEEDS_INFORMATION', requestDueOn: day('2026-11-30'), updateAskedOn: day('2026-11-20') },
      { code: 'ANSWER_REQUEST', turn: 'CREDITOR' },
    ],
    [
      'an update, and the debtor decides until a later day',
      { updateAskedOn: day('2026-11-20'), offer: { with: 'DEBTOR', by: day('2026-11-26') } },
      { code: 'ANSWER_UPDATE', by: '2026-11-23' },
    ],
    [
      'an update of a case that is over',
      { status: 'CLOSED', updateAskedOn: day('2026-11-20') },
      { code: 'ANSWER_UPDATE' },
    ],
    [
      'an update, and a payment is under way',
      { paymentInFlight: true, updateAskedOn: day('2026-11-20') },
      { code: 'PAYMENT_SETTLES' },
    ],
    [
      'a payment is under way',
      { paymentInFlight: true, openQuestionOn: day('2026-11-20') },
      { code: 'PAYMENT_SETTLES' },
    ],
    [
      'an offer waits for us',
      { offer: { with: 'AGENCY', by: day('2026-11-23') } },
      { code: 'DECIDE_OFFER', turn: 'AGENCY', by: '2026-11-23' },
    ],
    [
      'an offer waits for the creditor',
      { offer: { with: 'CREDITOR', by: day('2026-11-27') } },
      { code: 'CREDITOR_DECIDES_OFFER', turn: 'CREDITOR', why: 'OFFER_NEEDS_CREDITOR' },
    ],
    [
      'an answer waits for the debtor',
      { offer: { with: 'DEBTOR', by: day('2026-11-27') } },
      { code: 'DEBTOR_ANSWERS_OFFER', turn: 'DEBTOR' },
    ],
    [
      'a plan runs',
      { status: 'PLAN_ACTIVE', instalmentOn: day('2026-11-19') },
      { code: 'PAY_INSTALMENT', turn: 'DEBTOR', by: '2026-11-19', late: true },
    ],
    [
      'the whole case is paused',
      { dispute: { turn: 'AGENCY', by: base.today, isPaused: true }, paymentInFlight: true },
      { code: 'DECIDE_PAUSE', turn: 'AGENCY', why: 'CASE_PAUSED', by: base.today },
    ],
    [
      'the creditor is asked about a dispute, and its day has passed',
      { dispute: { turn: 'CREDITOR', by: addDays(base.today, -1), isPaused: false } },
      { code: 'ANSWER_DISPUTE', turn: 'CREDITOR', why: 'DISPUTED', late: true },
    ],
    [
      'a dispute was heard',
      { dispute: { turn: 'AGENCY', by: base.today, isPaused: false }, openQuestionOn: base.today },
      { code: 'DECIDE_DISPUTE', turn: 'AGENCY', why: 'DISPUTE_HEARD' },
    ],
    [
      'the debtor is asked about a dispute',
      { dispute: { turn: 'DEBTOR', by: base.today, isPaused: false } },
      { code: 'DEBTOR_ANSWERS', turn: 'DEBTOR', why: 'DEBTOR_ASKED' },
    ],
    ['all is paid', { outstanding: 0 }, { code: 'CLOSE_PAID', turn: 'AGENCY' }],
    [
      'part was paid',
      { lastReceiptOn: day('2026-11-20') },
      { code: 'FOLLOW_UP', why: 'PARTLY_PAID', by: '2026-11-27' },
    ],
    ['45 days of silence', { today: day('2027-01-04') }, { code: 'EVALUATE', by: '2027-01-04' }],
    ['44 days of silence', { today: day('2027-01-03') }, { code: 'FOLLOW_UP', late: true }],
    ['under evaluation', { status: 'EVALUATION' }, { code: 'DECIDE_STRATEGY', turn: 'AGENCY' }],
    ['closed', { status: 'CLOSED' }, { code: 'NOTHING', turn: 'NOBODY' }],
    ['declined', { status: 'DECLINED' }, { code: 'NOTHING', turn: 'NOBODY' }],
  ])('%s', (_, changes, expected) => {
    expect(nextStep({ ...base, ...changes })).toMatchObject(expected)
  })

  it('always has an answer, and no deadline of ours falls on a weekend', () => {
    const soon = fc.option(fc.integer({ min: -100, max: 0 }).map((days) => addDays(base.today, days)))
    const situation = fc.record({
      status: fc.constantFrom(...caseStatuses),
      today: fc.constant(base.today),
      agreementSigned: fc.boolean(),
      submittedOn: soon,
      requestDueOn: fc.constant(null),
      firstLetterOn: soon,
      linkOpenedOn: soon,
      openQuestionOn: soon,
      updateAskedOn: soon,
      offer: fc.option(fc.constantFrom({ with: 'AGENCY' as const, by: day('2026-11-23') })),
      instalmentOn: fc.constantFrom(null, day('2026-12-01')),
      paymentInFlight: fc.boolean(),
      lastReceiptOn: soon,
      outstanding: fc.nat(2),
    })
    fc.assert(
      fc.property(situation, (given) => {
        const { by, turn, code, late } = nextStep(given)
        if (by) expect(weekday(by)).toBeLessThanOrEqual(5)
        expect(late).toBe(by !== null && by < given.today)
        expect(turn === 'NOBODY').toBe(code === 'NOTHING' || code === 'PAYMENT_SETTLES')
      }),
    )
  })
})
