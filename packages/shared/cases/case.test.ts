import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../refusal.ts'
import { type BeforeClosing, whyNotClose } from './closing.ts'
import {
  type CaseCommand,
  type CaseStatus,
  caseStatuses,
  closeCodes,
  commandsFor,
  isCollecting,
  isOver,
  type Mover,
  move,
  moves,
  type Proof,
  whyNotMove,
} from './case.ts'
import { minor } from '../money.ts'

const all = Object.keys(moves) as CaseCommand[]
const movers: Mover[] = ['creditor', 'manager', 'collector', 'system']
const proofs: Proof[] = ['SIGNED_AGREEMENT', 'COLLECTOR', 'EVALUATION', 'PLAN_APPROVED', 'LEGAL_CONSENT']

describe('the table of moves (D1)', () => {
  it.each([
    ['DRAFT', 'submit', 'creditor', 'SUBMITTED'],
    ['DRAFT', 'submit', 'manager', 'SUBMITTED'],
    ['SUBMITTED', 'awaitAgreement', 'system', 'AWAITING_AGREEMENT'],
    ['SUBMITTED', 'startReview', 'system', 'UNDER_REVIEW'],
    ['AWAITING_AGREEMENT', 'startReview', 'system', 'UNDER_REVIEW'],
    ['UNDER_REVIEW', 'askInformation', 'manager', 'NEEDS_INFORMATION'],
    ['NEEDS_INFORMATION', 'answerInformation', 'creditor', 'UNDER_REVIEW'],
    ['UNDER_REVIEW', 'accept', 'manager', 'ACTIVE'],
    ['NEEDS_INFORMATION', 'accept', 'manager', 'ACTIVE'],
    ['UNDER_REVIEW', 'decline', 'manager', 'DECLINED'],
    ['ACTIVE', 'evaluate', 'collector', 'EVALUATION'],
    ['EVALUATION', 'goOn', 'collector', 'ACTIVE'],
    ['EVALUATION', 'proposeLegal', 'collector', 'LEGAL_PROPOSED'],
    ['LEGAL_PROPOSED', 'startLegal', 'manager', 'LEGAL_ACTIVE'],
    ['LEGAL_PROPOSED', 'refuseLegal', 'creditor', 'ACTIVE'],
    ['PLAN_ACTIVE', 'breakPlan', 'system', 'ACTIVE'],
    ['PLAN_ACTIVE', 'endPlan', 'system', 'ACTIVE'],
    ['INSOLVENCY_MONITORING', 'resume', 'manager', 'ACTIVE'],
    ['ACTIVE', 'close', 'system', 'CLOSED'],
    ['CLOSED', 'reopen', 'manager', 'UNDER_REVIEW'],
  ] as const)('%s, %s by %s: %s', (from, command, who, to) => {
    expect(move(from, command, who, proofs)).toBe(to)
  })

  it.each([
    ['UNDER_REVIEW', 'submit', 'creditor', 'cases.alreadySubmitted'],
    ['ACTIVE', 'accept', 'manager', 'cases.alreadyDecided'],
    ['DECLINED', 'accept', 'manager', 'cases.alreadyDecided'],
    ['ACTIVE', 'decline', 'manager', 'cases.alreadyDecided'],
    ['DRAFT', 'accept', 'manager', 'cases.notNow'],
    ['CLOSED', 'evaluate', 'manager', 'cases.closed'],
    ['CLOSED', 'accept', 'manager', 'cases.closed'],
    ['DRAFT', 'close', 'manager', 'cases.notNow'],
    ['UNDER_REVIEW', 'accept', 'collector', 'cases.notYours'],
    ['UNDER_REVIEW', 'accept', 'creditor', 'cases.notYours'],
  ] as const)('%s, %s by %s is refused: %s', (from, command, who, code) => {
    expect(whyNotMove(from, command, who, proofs)?.code).toBe(code)
    expect(() => move(from, command, who, proofs)).toThrow(code)
  })

  it.each([
    ['UNDER_REVIEW', 'accept', ['COLLECTOR'], 'cases.needsAgreement'],
    ['UNDER_REVIEW', 'accept', ['SIGNED_AGREEMENT'], 'cases.needsCollector'],
    ['LEGAL_PROPOSED', 'startLegal', ['SIGNED_AGREEMENT', 'COLLECTOR'], 'cases.needsLegalConsent'],
    ['ACTIVE', 'startPlan', [], 'cases.needsApprovedPlan'],
    ['EVALUATION', 'proposeLegal', [], 'cases.needsEvaluation'],
  ] as const)('%s, %s with %s on record is refused: %s', (from, command, given, code) => {
    expect(whyNotMove(from, command, 'manager', given)?.code).toBe(code)
  })

  it('leads from a draft to every status, and out of every status that is not over', () => {
    const reached = new Set<CaseStatus>(['DRAFT'])
    for (let round = 0; round < caseStatuses.length; round += 1) {
      for (const entry of Object.values(moves))
        if (entry.from.some((from) => reached.has(from))) reached.add(entry.to)
    }
    expect([...reached].sort()).toEqual([...caseStatuses].sort())
    for (const status of caseStatuses) {
      const ways = movers.flatMap((who) => commandsFor(status, who))
      expect(ways.length > 0, status).toBe(status !== 'DECLINED')
      expect(isCollecting(status) && isOver(status)).toBe(false)
    }
  })
})

describe('whatever is commanded, in any order, by anybody', () => {
  const step = fc.record({
    command: fc.constantFrom(...all),
    who: fc.constantFrom(...movers),
    given: fc.subarray(proofs),
  })

  it('no case is worked without agreement and collector, and none goes to court without consent (A10, A34)', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
        let status: CaseStatus = 'DRAFT'
        let accepted = false
        for (const { command, who, given } of steps) {
          const refusal = whyNotMove(status, command, who, given)
          if (refusal) {
            expect(isRefusal(refusal)).toBe(true)
            continue
          }
          status = move(status, command, who, given)
          if (command === 'accept' || command === 'oweAgain' || command === 'owePlanAgain')
            accepted = given.includes('SIGNED_AGREEMENT') && given.includes('COLLECTOR')
          if (command === 'reopen') accepted = false
          if (isCollecting(status)) expect(accepted).toBe(true)
          if (command === 'accept' || command === 'decline') expect(who).toBe('manager')
          if (status === 'LEGAL_ACTIVE' && command === 'startLegal') expect(given).toContain('LEGAL_CONSENT')
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('closing', () => {
  const state: BeforeClosing = {
    outstanding: minor(100),
    recovered: minor(50),
    paymentInFlight: false,
    remindersSent: 0,
    why: '',
  }

  it.each([
    ['PAID', {}, 'cases.notPaidYet'],
    ['PAID', { outstanding: minor(0) }, null],
    ['PAID', { outstanding: minor(0), paymentInFlight: true }, 'cases.paymentInFlight'],
    ['WITHDRAWN', { outstanding: minor(0) }, 'cases.isPaid'],
    ['WITHDRAWN', {}, null],
    ['PARTIALLY_PAID', {}, 'cases.needsReason'],
    ['PARTIALLY_PAID', { why: 'insolvent, the rest is lost' }, null],
    ['SETTLED', { why: 'agreed', recovered: minor(0) }, 'cases.nothingPaid'],
    ['NO_CREDITOR_RESPONSE', {}, 'cases.needsReminder'],
    ['NO_CREDITOR_RESPONSE', { remindersSent: 1 }, null],
    ['UNCOLLECTABLE', { why: '   ' }, 'cases.needsReason'],
    ['INSOLVENT', {}, null],
  ] as const)('%s with %o: %s', (code, changes, refusal) => {
    expect(whyNotClose(code, { ...state, ...changes })?.code ?? null).toBe(refusal)
  })

  it('knows the fifteen codes', () => {
    expect(closeCodes).toHaveLength(15)
  })
})
