import { describe, expect, it, test } from 'vitest'
import { day, instant } from '../dates.ts'
import {
  type DisputeCommand,
  disputeMoves,
  type DisputeSide,
  type DisputeState,
  disputeStatuses,
  disputeTypes,
  isOpenDispute,
  statusAfter,
  whyNotDispute,
  whyNotTakeBackResolution,
} from './dispute.ts'

const today = day('2026-11-21')
const heldUntil = instant('2026-11-21T09:00:10.000Z')
const asked: DisputeState = {
  status: 'AWAITING_CREDITOR',
  wholeCase: false,
  pauses: true,
  stance: null,
  creditorDueOn: day('2026-12-01'),
  heldUntil: null,
}
const sides: DisputeSide[] = ['debtor', 'creditor', 'manager', 'collector']
const commands = Object.keys(disputeMoves) as DisputeCommand[]

test('there are the sixteen things that can be wrong', () => {
  expect(new Set(disputeTypes).size).toBe(16)
})

describe('who may do what', () => {
  it.each(commands)('%s is for the sides of its row and nobody else', (command) => {
    for (const side of sides) {
      const why = whyNotDispute(asked, command, side, today)?.code
      const isOurs = (disputeMoves[command].who as readonly DisputeSide[]).includes(side)
      expect(why === 'disputes.notYours', side).toBe(!isOurs)
    }
  })

  it.each(disputeStatuses.filter((status) => !isOpenDispute(status)))('nothing follows %s', (status) => {
    for (const command of commands) {
      const [side] = disputeMoves[command].who
      expect(whyNotDispute({ ...asked, status }, command, side, today)?.code).toBe('disputes.alreadyOver')
    }
  })

  it('lets nothing come between a decision and its effect but the debtor’s own step back', () => {
    const held = { ...asked, status: 'OPEN', stance: 'ACCEPTS', heldUntil } as const
    for (const command of commands) {
      const [side] = disputeMoves[command].who
      const why = whyNotDispute(held, command, side, today)?.code ?? null
      expect(why, command).toBe(command === 'withdraw' ? null : 'disputes.beingDecided')
    }
    expect(whyNotTakeBackResolution(held, 'marta', 'marta')).toBeNull()
    expect(whyNotTakeBackResolution(held, 'marta', 'olga')?.code).toBe('disputes.notYours')
    expect(whyNotTakeBackResolution(asked, 'marta', 'marta')?.code).toBe('disputes.alreadyTold')
  })

  it('asks the debtor once at a time', () => {
    const waiting = { ...asked, status: 'AWAITING_DEBTOR' } as const
    expect(whyNotDispute(waiting, 'askDebtor', 'manager', today)?.code).toBe('disputes.notNow')
    expect(whyNotDispute(waiting, 'answerAsked', 'debtor', today)).toBeNull()
    expect(whyNotDispute(asked, 'answerAsked', 'debtor', today)?.code).toBe('disputes.notNow')
  })

  it('pauses by hand only what did not pause by itself', () => {
    expect(whyNotDispute(asked, 'pause', 'collector', today)?.code).toBe('disputes.alreadyPaused')
    expect(whyNotDispute({ ...asked, pauses: false }, 'pause', 'collector', today)).toBeNull()
  })
})

describe('the creditor is heard first', () => {
  it.each([
    [{}, '2026-11-21', 'disputes.creditorHasTime'],
    [{}, '2026-12-01', 'disputes.creditorHasTime'],
    [{}, '2026-12-02', undefined],
    [{ status: 'AWAITING_DEBTOR' }, '2026-11-21', 'disputes.creditorHasTime'],
    [{ status: 'OPEN', stance: 'REJECTS' }, '2026-11-21', undefined],
    [{ status: 'OPEN', wholeCase: true }, '2026-11-21', undefined],
    [{ status: 'OPEN', creditorDueOn: null }, '2026-11-21', undefined],
  ] as const)('%j on %s: %s', (change, on, code) => {
    expect(whyNotDispute({ ...asked, ...change }, 'resolve', 'manager', day(on))?.code).toBe(code)
  })
})

test.each([
  [asked, 'withdraw', 'WITHDRAWN'],
  [asked, 'askDebtor', 'AWAITING_DEBTOR'],
  [{ ...asked, stance: 'PARTLY' }, 'answer', 'OPEN'],
  [{ ...asked, status: 'AWAITING_DEBTOR', stance: 'PARTLY' }, 'answer', 'AWAITING_DEBTOR'],
  [{ ...asked, status: 'AWAITING_DEBTOR' }, 'answerAsked', 'AWAITING_CREDITOR'],
  [{ ...asked, status: 'AWAITING_DEBTOR', stance: 'REJECTS' }, 'answerAsked', 'OPEN'],
  [{ ...asked, status: 'AWAITING_DEBTOR', wholeCase: true }, 'answerAsked', 'OPEN'],
  [{ ...asked, status: 'OPEN' }, 'pause', 'AWAITING_CREDITOR'],
] as const)('%j, %s: %s', (state, command, next) => {
  expect(statusAfter(state, command)).toBe(next)
})
