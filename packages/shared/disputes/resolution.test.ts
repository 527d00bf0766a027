import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { newId } from '../ids.ts'
import { minor, sum } from '../money.ts'
import { isRefusal } from '../refusal.ts'
import {
  concededBy,
  disputedOf,
  upheldOf,
  type Weighing,
  whyNotAsDecided,
  whyNotDisputed,
  whyNotResolve,
} from './resolution.ts'

const [first, second] = [newId('invoice', 1), newId('invoice', 2)] as const
const lines = [
  { invoiceId: first, principalOpen: minor(8_400_00) },
  { invoiceId: second, principalOpen: minor(0) },
]
const part = [{ invoiceId: first, amount: minor(2_100_00) }]
const codeOf = (value: unknown) => (isRefusal(value) ? value.code : value)

test('an invoice disputed whole is disputed as far as it is open', () => {
  expect(disputedOf([{ invoiceId: first, amount: null }], lines)).toEqual([
    { invoiceId: first, amount: 8_400_00 },
  ])
})

test.each([
  [part, undefined],
  [[{ invoiceId: first, amount: minor(8_400_00) }], undefined],
  [[{ invoiceId: first, amount: minor(8_400_01) }], 'disputes.moreThanOpen'],
  [[{ invoiceId: second, amount: null }], 'disputes.invoiceNotOpen'],
  [[{ invoiceId: newId('invoice', 9), amount: null }], 'disputes.invoiceNotOpen'],
])('disputing %j: %s', (items, code) => {
  expect(whyNotDisputed(items, lines)?.code).toBe(code)
})

describe('what is given up', () => {
  it.each([
    ['UPHELD', 0, part],
    ['REJECTED', 2_100_00, []],
    ['PARTIAL', 900_00, [{ invoiceId: first, amount: minor(900_00) }]],
    ['PARTIAL', 0, 'disputes.notInPart'],
    ['PARTIAL', 2_100_00, 'disputes.notInPart'],
    ['PARTIAL', 2_100_01, 'disputes.moreThanDisputed'],
  ] as const)('%s with %i: %j', (outcome, amount, given) => {
    const chosen = [{ invoiceId: first, amount: minor(amount) }]
    expect(codeOf(upheldOf(outcome, chosen, part, lines))).toEqual(given)
  })

  it('is never more than is open: what was paid meanwhile cannot be credited', () => {
    const paid = [{ invoiceId: first, principalOpen: minor(2_000_00) }]
    expect(codeOf(upheldOf('UPHELD', [], part, paid))).toBe('disputes.alreadyPaid')
    const most = [{ invoiceId: first, amount: minor(2_000_00) }]
    expect(upheldOf('PARTIAL', most, part, paid)).toEqual(most)
  })

  it('lies between nothing and all of it, whatever is asked', () => {
    const amounts = fc.record({
      outcome: fc.constantFrom('UPHELD', 'PARTIAL', 'REJECTED'),
      open: fc.nat(1_000).map(minor),
      disputed: fc.integer({ min: 1, max: 1_000 }).map(minor),
      chosen: fc.nat(1_500).map(minor),
    })
    fc.assert(
      fc.property(amounts, ({ outcome, open, disputed, chosen }) => {
        const of = (amount: typeof open) => [{ invoiceId: first, amount }]
        const given = upheldOf(outcome, of(chosen), of(disputed), [{ invoiceId: first, principalOpen: open }])
        if (isRefusal(given)) return
        const total = sum(given.map(({ amount }) => amount))
        expect(total).toBeLessThanOrEqual(Math.min(open, disputed))
        expect(total === 0).toBe(outcome === 'REJECTED')
        expect(total === disputed).toBe(outcome === 'UPHELD')
      }),
    )
  })
})

describe('who may give it up', () => {
  const weighing: Weighing = {
    type: 'QUALITY',
    outcome: 'UPHELD',
    upheld: minor(2_100_00),
    currency: 'EUR',
    authority: { decider: 'CREDITOR' },
    stance: null,
    conceded: null,
    isReported: false,
  }
  const alone = { decider: 'ACCOUNT_MANAGER' } as const
  it.each([
    [{ authority: alone }, undefined],
    [{ outcome: 'REJECTED', upheld: minor(0) }, undefined],
    // Silence gives up nothing.
    [{}, 'disputes.creditorDecides'],
    [{ stance: 'REJECTS', conceded: minor(0) }, 'disputes.creditorDecides'],
    [{ stance: 'PARTLY', conceded: minor(2_099_99) }, 'disputes.creditorDecides'],
    [{ stance: 'PARTLY', conceded: minor(2_100_00) }, undefined],
    [{ stance: 'ACCEPTS', conceded: minor(2_100_00) }, undefined],
    [{ type: 'NOT_A_BUSINESS', upheld: minor(0) }, undefined],
    [{ type: 'INSOLVENCY', outcome: 'PARTIAL' }, 'disputes.notInPart'],
    // What is reported is posted as a payment, and not given up as well.
    [{ type: 'ALREADY_PAID', authority: alone, isReported: true }, 'disputes.paymentReported'],
    [{ type: 'ALREADY_PAID', authority: alone }, undefined],
    [{ type: 'ALREADY_PAID', upheld: minor(0), isReported: true }, undefined],
    [{ authority: alone, isReported: true }, undefined],
  ] as const)('%j: %s', (change, code) => {
    expect(whyNotResolve({ ...weighing, ...change })?.code).toBe(code)
  })
})

test.each([
  ['ACCEPTS', undefined, 2_100_00],
  ['REJECTS', minor(5), 0],
  ['PARTLY', minor(5), 5],
  ['PARTLY', minor(2_100_00), 'disputes.concedeInPart'],
  ['PARTLY', undefined, 'disputes.concedeInPart'],
] as const)('%s with %s concedes %s', (stance, said, conceded) => {
  expect(codeOf(concededBy(stance, said, part))).toBe(conceded)
})

test('a decision takes effect with the amounts with which it was taken, or not at all', () => {
  const whole = [{ invoiceId: second, amount: minor(0) }, ...part]
  expect(whyNotAsDecided(part, part)).toBeNull()
  // Nothing of an invoice is as good as not named.
  expect(whyNotAsDecided(part, whole)).toBeNull()
  expect(whyNotAsDecided([], [])).toBeNull()
  const less = [{ invoiceId: first, amount: minor(2_000_00) }]
  expect(whyNotAsDecided(part, less)?.code).toBe('disputes.amountChanged')
  expect(whyNotAsDecided(part, [])?.code).toBe('disputes.amountChanged')
  expect(whyNotAsDecided([], part)?.code).toBe('disputes.amountChanged')
})
