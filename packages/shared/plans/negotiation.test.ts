import { describe, expect, it, test } from 'vitest'
import { addHours, instant } from '../dates.ts'
import {
  decided,
  type NegotiationCommand,
  negotiationStatuses,
  type Party,
  roundExpiresAt,
  type Standing,
  statusAt,
  whyNotNegotiate,
  whyNotTakeBack,
} from './negotiation.ts'

const now = instant('2026-11-21T09:00:00Z')
const standing: Standing = {
  status: 'WITH_MANAGER',
  by: 'debtor',
  decider: 'MANAGER',
  isReduction: false,
  expiresAt: roundExpiresAt(now),
  heldUntil: null,
  firstApprovalBy: null,
}
const commands = ['offer', 'counter', 'recommend', 'approve', 'reject', 'sign', 'withdraw'] as const
const parties = ['debtor', 'manager', 'creditor', 'system'] as const
const allowed = (changed: Partial<Standing>, personId = 'marta') =>
  parties.flatMap((party) =>
    commands
      .filter(
        (command) => whyNotNegotiate(command, { ...standing, ...changed }, { party, personId }, now) === null,
      )
      .map((command) => `${party} ${command}`),
  )

describe('who may do what, and when', () => {
  it.each<[string, Partial<Standing>, string[]]>([
    [
      'an offer below the limit is the account manager’s',
      {},
      [
        'debtor offer',
        'debtor withdraw',
        'manager counter',
        'manager approve',
        'manager reject',
        'system withdraw',
      ],
    ],
    [
      'an offer about 50,000.00 or more is recommended, never approved, by the account manager (A33)',
      { decider: 'CREDITOR' },
      ['debtor offer', 'debtor withdraw', 'manager counter', 'manager recommend', 'system withdraw'],
    ],
    [
      'with the creditor, only the creditor decides',
      { status: 'WITH_CREDITOR', decider: 'CREDITOR' },
      ['debtor withdraw', 'creditor counter', 'creditor approve', 'creditor reject', 'system withdraw'],
    ],
    [
      'our counter-offer is signed, answered or left',
      { status: 'WITH_DEBTOR', by: 'desk' },
      ['debtor offer', 'debtor sign', 'debtor withdraw', 'system withdraw'],
    ],
    [
      'what is agreed waits for the signature',
      { status: 'AGREED' },
      ['debtor offer', 'debtor sign', 'debtor withdraw', 'system withdraw'],
    ],
    [
      'a decision that can still be taken back',
      { heldUntil: addHours(now, 1) },
      ['debtor withdraw', 'system withdraw'],
    ],
    ['a round that has run out', { expiresAt: now }, []],
    ...(['SIGNED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const).map(
      (status): [string, Partial<Standing>, string[]] => [`over: ${status}`, { status }, []],
    ),
  ])('%s', (_, changed, expected) => expect(allowed(changed)).toEqual(expected))

  it('needs a second person of the desk for a reduction', () => {
    const half = { isReduction: true, firstApprovalBy: 'marta' }
    expect(allowed(half, 'marta')).not.toContain('manager approve')
    expect(allowed(half, 'nuria')).toContain('manager approve')
  })
})

test.each<['counter' | 'recommend' | 'approve' | 'reject', Partial<Standing>, Party, string]>([
  ['counter', {}, 'manager', 'WITH_DEBTOR'],
  ['counter', { decider: 'CREDITOR' }, 'manager', 'WITH_CREDITOR'],
  ['counter', { decider: 'CREDITOR' }, 'creditor', 'WITH_DEBTOR'],
  ['counter', { isReduction: true }, 'manager', 'WITH_MANAGER'],
  ['counter', { isReduction: true }, 'creditor', 'WITH_DEBTOR'],
  ['recommend', { decider: 'CREDITOR' }, 'manager', 'WITH_CREDITOR'],
  ['approve', {}, 'manager', 'AGREED'],
  ['approve', { by: 'desk', decider: 'CREDITOR' }, 'creditor', 'WITH_DEBTOR'],
  ['approve', { decider: 'CREDITOR' }, 'creditor', 'AGREED'],
  ['approve', { isReduction: true }, 'manager', 'WITH_MANAGER'],
  ['approve', { isReduction: true, firstApprovalBy: 'nuria' }, 'manager', 'AGREED'],
  ['approve', { isReduction: true, decider: 'CREDITOR' }, 'creditor', 'AGREED'],
  ['reject', {}, 'manager', 'REJECTED'],
  ['reject', { decider: 'CREDITOR' }, 'creditor', 'REJECTED'],
  ['reject', { by: 'desk', decider: 'CREDITOR' }, 'creditor', 'WITH_MANAGER'],
])('%s of %j by the %s leads to %s', (command, changed, party, expected) => {
  expect(decided(command, { ...standing, ...changed }, party)).toBe(expected)
})

test('expiry is worked out to the second, and what is over stays what it was', () => {
  const { expiresAt } = standing
  expect(expiresAt).toBe('2026-11-28T09:00:00.000Z')
  expect(statusAt(standing, instant('2026-11-28T08:59:59.999Z'))).toBe('WITH_MANAGER')
  expect(statusAt(standing, expiresAt)).toBe('EXPIRED')
  expect(statusAt({ status: 'SIGNED', expiresAt }, addHours(expiresAt, 1))).toBe('SIGNED')
})

test('a decision is taken back by the one who took it, and only until it is told', () => {
  const held = { heldUntil: addHours(now, 1) }
  expect(whyNotTakeBack(held, 'marta', 'marta')).toBeNull()
  expect(whyNotTakeBack(held, 'marta', 'nuria')).toMatchObject({ code: 'plans.notYours' })
  expect(whyNotTakeBack({ heldUntil: null }, 'marta', 'marta')).toMatchObject({ code: 'plans.alreadyTold' })
})

test('every refusal names its reason, whatever is tried', () => {
  for (const status of negotiationStatuses)
    for (const command of commands satisfies readonly NegotiationCommand[])
      for (const party of parties) {
        const refusal = whyNotNegotiate(command, { ...standing, status }, { party, personId: null }, now)
        expect(refusal === null || refusal.code.startsWith('plans.')).toBe(true)
      }
})
