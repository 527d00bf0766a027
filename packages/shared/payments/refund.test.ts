import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, instant } from '../dates.ts'
import { add, minor } from '../money.ts'
import {
  agreeingTo,
  countsAsGivenBack,
  mayMoveRefund,
  mostRefundable,
  needsSecondPerson,
  type RefundCommand,
  refundMoves,
  refundParts,
  refundStatuses,
  refundWayOf,
  whyNotApproveRefund,
  whyNotRefund,
  whyNotSayAccount,
  whyNotTakeBackRefund,
} from './refund.ts'

const receipt = {
  received: minor(900_00),
  gone: minor(200_00),
  credit: minor(50_00),
  isContested: false,
  way: 'card' as const,
}

test('never more is given back than came in and was not given back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_99 }),
      fc.integer({ min: 0, max: 9_999_99 }),
      fc.integer({ min: -5, max: 9_999_99 }),
      (received, gone, asked) => {
        const of = { ...receipt, received: minor(received), gone: minor(gone) }
        const may = whyNotRefund(minor(asked), of) === null
        expect(may).toBe(asked > 0 && asked + gone <= received)
        expect(mostRefundable(of)).toBe(Math.max(0, received - gone))
      },
    ),
  )
})

test.each([
  [700_00, {}, null],
  [700_01, {}, 'payments.refundTooMuch'],
  [0, {}, 'payments.refundTooMuch'],
  [1, { gone: minor(900_00) }, 'payments.nothingToRefund'],
  [1, { isContested: true }, 'payments.refundContested'],
  [1, { way: null }, 'payments.refundNotOurs'],
  [700_00, { way: 'transfer' }, null],
] as const)('giving back %d of it: %o %s', (amount, change, code) => {
  const refusal = whyNotRefund(minor(amount), { ...receipt, ...change })
  expect(refusal?.code ?? null).toBe(code)
})

test('credit is given back first, and the two parts add up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 9_999 }), (amount, credit) => {
      const { fromCredit, fromClaim } = refundParts(minor(amount), minor(credit))
      expect(add(fromCredit, fromClaim)).toBe(amount)
      expect(fromCredit).toBe(Math.min(amount, credit))
    }),
  )
})

test.each([
  [999_99, 'EUR', false],
  [1_000_00, 'EUR', true],
  [999_99, 'GBP', true],
  [100_000, 'JPY', false],
] as const)('%d %s needs a second person: %s', (amount, currency, needed) => {
  expect(needsSecondPerson(minor(amount), currency, day('2026-11-21'))).toBe(needed)
})

test('a refund goes only where the table says, and what has failed counts no more', () => {
  for (const status of refundStatuses)
    for (const command of Object.keys(refundMoves) as RefundCommand[])
      expect(mayMoveRefund(status, command)).toBe(refundMoves[command].from.some((one) => one === status))
  expect(refundStatuses.filter(countsAsGivenBack)).toEqual([
    'ASKED',
    'WAITING',
    'HELD',
    'ORDERED',
    'PENDING',
    'DONE',
  ])
})

test('the second person is somebody else, and only who decided takes it back while nothing has left', () => {
  const waiting = { status: 'WAITING', requestedById: 'marta', needsSecond: true }
  expect(whyNotApproveRefund(waiting, 'olga')).toBeNull()
  expect(whyNotApproveRefund(waiting, 'marta')).toMatchObject({ code: 'payments.needsSecondPerson' })
  expect(whyNotApproveRefund({ ...waiting, status: 'HELD' }, 'olga')).toMatchObject({
    code: 'payments.refundDecided',
  })
  // Below the limit whoever asked the debtor for the account looks at it and agrees.
  expect(whyNotApproveRefund({ ...waiting, needsSecond: false }, 'marta')).toBeNull()
  const held = { heldUntil: instant('2026-11-21T09:00:10.000Z') }
  expect(whyNotTakeBackRefund(held, 'marta', 'marta')).toBeNull()
  expect(whyNotTakeBackRefund(held, 'marta', 'olga')).toMatchObject({ code: 'payments.refundNotYours' })
  expect(whyNotTakeBackRefund({ heldUntil: null }, 'marta', 'marta')).toMatchObject({
    code: 'payments.refundLeft',
  })
})

test('a debtor is none of the two people: the first who agrees takes the place of who asks', () => {
  expect(agreeingTo({ requestedById: null, needsSecond: true })).toBe('endorse')
  expect(agreeingTo({ requestedById: 'marta', needsSecond: true })).toBe('approve')
  expect(agreeingTo({ requestedById: null, needsSecond: false })).toBe('approve')
})

test('money goes back the way it came, and what never was with us not at all', () => {
  expect(['card', 'bank', 'direct'].map(refundWayOf)).toEqual(['card', 'transfer', null])
})

test('an account is said where it was asked for, and changed until somebody of the desk has agreed', () => {
  const said = instant('2026-11-21T09:00:00.000Z')
  const may = (status: string, saidAt: typeof said | null, way = 'transfer') =>
    whyNotSayAccount({ status, way, saidAt }) === null
  expect(refundStatuses.filter((status) => may(status, said))).toEqual(['ASKED', 'WAITING'])
  expect(refundStatuses.filter((status) => may(status, null))).toEqual(['ASKED'])
  expect(refundStatuses.filter((status) => may(status, said, 'card'))).toEqual([])
})
