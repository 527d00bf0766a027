import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type ClaimQuestion, claimOn } from '../cases/claim.ts'
import { demandOf } from '../cases/demand.ts'
import { addDays, day } from '../dates.ts'
import { newId, type PaymentId } from '../ids.ts'
import { minor, subtract } from '../money.ts'
import { type DisputeType, disputeTypes } from './dispute.ts'
import { holdsOf, isWholeCase, type Opening, whyNoPause } from './hold-scope.ts'

const today = day('2026-11-21')
const [first, second] = [newId('invoice', 1), newId('invoice', 2)] as const
const base: ClaimQuestion = {
  invoices: [
    { invoiceId: first, number: '2026-101', dueOn: day('2026-03-01'), amount: minor(8_400_00) },
    { invoiceId: second, number: '2026-118', dueOn: day('2026-04-15'), amount: minor(4_000_00) },
  ],
  receipts: [],
  creditorCountry: 'ES',
  debtorCountry: 'DE',
  currency: 'EUR',
}
const claim = claimOn(today, base)
const whole = [{ invoiceId: first, amount: null }]
const part = [{ invoiceId: first, amount: minor(2_100_00) }]

/** What each type pauses: of a claim of two invoices the first is disputed. */
const table: Record<DisputeType, 'CASE' | 'INVOICES'> = {
  GOODS_NOT_RECEIVED: 'INVOICES',
  SERVICE_NOT_RENDERED: 'INVOICES',
  QUALITY: 'INVOICES',
  QUANTITY_SHORT: 'INVOICES',
  PRICE_OR_TERMS: 'INVOICES',
  WRONG_AMOUNT: 'INVOICES',
  TAX_OR_FORM: 'INVOICES',
  CREDIT_NOTE_PENDING: 'INVOICES',
  ALREADY_PAID: 'INVOICES',
  DUPLICATE_INVOICE: 'INVOICES',
  TIME_BARRED: 'INVOICES',
  FRAUD: 'INVOICES',
  OTHER: 'INVOICES',
  WRONG_PARTY: 'CASE',
  NOT_A_BUSINESS: 'CASE',
  INSOLVENCY: 'CASE',
}

describe.each(Object.entries(table) as [DisputeType, string][])('%s', (type, scope) => {
  it(`pauses the ${scope === 'CASE' ? 'whole case' : 'disputed invoice'}`, () => {
    const demand = demandOf(claim, holdsOf(type, whole))
    expect(demand.isPaused).toBe(scope === 'CASE')
    expect(demand.dueNow).toBe(scope === 'CASE' ? 0 : claim.invoices[1]?.open)
  })

  it('leaves the undisputed part of the invoice payable, unless it pauses everything', () => {
    const demand = demandOf(claim, holdsOf(type, part))
    expect(demand.invoices[0]?.heldParts.PRINCIPAL).toBe(scope === 'CASE' ? 8_400_00 : 2_100_00)
    expect(demand.dueNow > 0).toBe(scope === 'INVOICES')
  })

  it('late, repeated or after a plan it pauses by itself only where every demand would be wrong', () => {
    const opening: Opening = {
      type,
      items: whole,
      today,
      firstLetterOn: day('2026-11-01'),
      planSigned: false,
      earlier: [],
    }
    const letterOn = addDays(today, -31)
    const repeated = [{ type, invoiceIds: [first] }]
    expect(whyNoPause(opening)).toBeNull()
    const byItself = scope === 'CASE'
    expect(whyNoPause({ ...opening, firstLetterOn: letterOn })).toBe(byItself ? null : 'LATE')
    expect(whyNoPause({ ...opening, firstLetterOn: addDays(today, -30) })).toBeNull()
    expect(whyNoPause({ ...opening, planSigned: true })).toBe(byItself ? null : 'AFTER_PLAN')
    expect(whyNoPause({ ...opening, earlier: repeated })).toBe(byItself ? null : 'REPEATED')
  })
})

test('the same ground about another invoice, or another ground about the same, is heard', () => {
  const opening: Opening = {
    type: 'QUALITY',
    items: whole,
    today,
    firstLetterOn: null,
    planSigned: false,
    earlier: [],
  }
  expect(whyNoPause({ ...opening, earlier: [{ type: 'QUALITY', invoiceIds: [second] }] })).toBeNull()
  expect(whyNoPause({ ...opening, earlier: [{ type: 'WRONG_AMOUNT', invoiceIds: [first] }] })).toBeNull()
})

test('whatever is disputed and paid: no more is held than disputed, and a payment never widens the pause', () => {
  const amounts = fc.record({
    disputed: fc.option(fc.integer({ min: 1, max: 8_400_00 }).map(minor), { nil: null }),
    paid: fc.integer({ min: 1, max: 12_000_00 }).map(minor),
    type: fc.constantFrom(...disputeTypes),
  })
  fc.assert(
    fc.property(amounts, ({ disputed, paid, type }) => {
      const holds = holdsOf(type, [{ invoiceId: first, amount: disputed }])
      const before = demandOf(claim, holds)
      const paidClaim = claimOn(today, {
        ...base,
        receipts: [{ paymentId: newId('payment', 3) as PaymentId, on: today, amount: paid }],
      })
      const after = demandOf(paidClaim, holds)
      expect(after.held).toBeLessThanOrEqual(before.held)
      expect(after.isPaused).toBe(isWholeCase(type))
      for (const demand of [before, after]) {
        const principal = demand.invoices[0]?.heldParts.PRINCIPAL ?? minor(0)
        if (!isWholeCase(type) && disputed !== null) expect(principal).toBeLessThanOrEqual(disputed)
        if (!isWholeCase(type)) expect(demand.invoices[1]?.held).toBe(0)
      }
      expect(before.undisputed).toBe(subtract(claim.outstanding, before.held))
    }),
  )
})
