import { expect, it } from 'vitest'
import { payoutMoveKind, payoutState } from './payout-state.ts'

it.each([
  ['PENDING', null, null, 'EXPECTED'],
  ['PENDING', '2026-11-20', null, 'ARRIVED'],
  ['PAID', null, null, 'PAID'],
  ['PAID', '2026-11-20', null, 'ARRIVED'],
  ['FAILED', null, null, 'FAILED'],
  ['FAILED', '2026-11-20', null, 'FAILED'],
  ['FAILED', null, 'cpo_2', 'CARRIED'],
] as const)(
  'a payout that is %s, booked by the bank on %s, carried by %s: %s',
  (status, arrivedOn, carriedById, state) => {
    expect(payoutState({ status, arrivedOn, carriedById })).toBe(state)
  },
)

it('has a word for every movement', () => {
  expect(['charge', 'adjustment', 'payout_failure', 'stripe_fee'].map(payoutMoveKind)).toEqual([
    'charge',
    'chargeback',
    'carried',
    'other',
  ])
})
