import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../dates.ts'
import { minor, zero } from '../money.ts'
import { isRefusal } from '../refusal.ts'
import {
  type AsideDecision,
  asideDecisions,
  type AsideMoney,
  longestAsideDays,
  refundAsideStep,
  whyNotKeepUntil,
  whyNotSettleAside,
} from './set-aside.ts'

const money: AsideMoney = {
  amount: minor(90_00),
  isSettled: false,
  hasNumber: true,
  isInBooks: false,
  isGone: false,
  goesBack: false,
}
const today = day('2026-11-22')

type Row = [name: string, change: Partial<AsideMoney>, decision: AsideDecision, code: string | null]
describe('money that was set aside', () => {
  test.each<Row>([
    ['pays a case', {}, 'post', null],
    ['goes back', {}, 'refund', null],
    ['stays for now', {}, 'keep', null],
    ['is never only noted', {}, 'noted', 'payments.asideIsMoney'],
    ['is noted where nothing came', { amount: zero }, 'noted', null],
    ['is noted where its receipt is in the books', { isInBooks: true }, 'noted', null],
    ['is noted where the provider has none of it', { isGone: true }, 'noted', null],
    ['does not pay twice', { isInBooks: true }, 'post', 'payments.asideNoMoney'],
    ['does not go back twice', { isInBooks: true }, 'refund', 'payments.asideNoMoney'],
    ['does not stay where there is none', { amount: zero }, 'keep', 'payments.asideNoMoney'],
    ['without a number cannot go back', { hasNumber: false }, 'refund', 'payments.asideNoNumber'],
    ['without a number pays nothing', { hasNumber: false }, 'post', 'payments.asideNoNumber'],
    ['without a number may stay', { hasNumber: false }, 'keep', null],
    ['pays nothing while it goes back', { goesBack: true }, 'post', 'payments.asideGoesBack'],
    ['is asked for again while it goes back', { goesBack: true }, 'refund', null],
    ['is decided about once', { isSettled: true }, 'post', 'payments.alreadySettled'],
  ])('%s', (_name, change, decision, code) => {
    expect(whyNotSettleAside({ ...money, ...change }, decision)?.code ?? null).toBe(code)
  })

  test('always has a decision that is open while nobody has decided, and money is never the one that is noted', () => {
    const any = fc.record({
      amount: fc.nat(5_000_00).map(minor),
      isSettled: fc.constant(false),
      hasNumber: fc.boolean(),
      isInBooks: fc.boolean(),
      isGone: fc.boolean(),
      goesBack: fc.boolean(),
    })
    fc.assert(
      fc.property(any, (of) => {
        // What goes back has a number: it was asked for by it.
        const one = { ...of, goesBack: of.goesBack && of.hasNumber }
        const open = asideDecisions.filter((decision) => whyNotSettleAside(one, decision) === null)
        const isThere = one.amount > 0 && !one.isInBooks && !one.isGone
        return open.length > 0 && open.includes('noted') !== isThere
      }),
    )
  })
})

test('it stays at most thirty days, and never until a day that is over', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 90 }), (days) => {
      const isFine = days > 0 && days <= longestAsideDays
      return (whyNotKeepUntil(addDays(today, days), today) === null) === isFine
    }),
  )
})

test('from the limit on the first asks and another one agrees', () => {
  const big = { amount: minor(1_000_00), currency: 'EUR', askedById: null }
  expect(refundAsideStep({ ...big, amount: minor(999_99) }, 'usr_1', today)).toBe('do')
  expect(refundAsideStep(big, 'usr_1', today)).toBe('ask')
  expect(refundAsideStep({ ...big, askedById: 'usr_1' }, 'usr_2', today)).toBe('do')
  const same = refundAsideStep({ ...big, askedById: 'usr_1' }, 'usr_1', today)
  expect(isRefusal(same) && same.code).toBe('payments.needsSecondPerson')
})
