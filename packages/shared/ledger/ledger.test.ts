import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minor, sum } from '../money.ts'
import { accountId } from './accounts.ts'
import { allocate, type OpenClaim, openTotal, type Part } from './allocation.ts'
import { balanced, receiptCleared, reversed } from './postings.ts'

const order: Part[] = ['COSTS', 'COMPENSATION', 'INTEREST', 'PRINCIPAL']
const amount = fc.integer({ min: 0, max: 5_000_00 }).map(minor)
const claims: fc.Arbitrary<OpenClaim> = fc.record({
  costs: amount,
  compensation: amount,
  invoices: fc
    .array(fc.record({ interest: amount, principal: amount }), { maxLength: 6 })
    .map((list) => list.map((invoice, place) => ({ ...invoice, invoiceId: `inv_${place}` }))),
})
const receipts = fc.integer({ min: 1, max: 60_000_00 }).map(minor)

describe('allocation', () => {
  const claim: OpenClaim = {
    costs: minor(0),
    compensation: minor(40_00),
    invoices: [
      { invoiceId: 'old', interest: minor(100_00), principal: minor(1_000_00) },
      { invoiceId: 'new', interest: minor(10_00), principal: minor(500_00) },
    ],
  }

  test('pays compensation, interest, then principal, oldest first', () => {
    expect(allocate(minor(700_00), claim, order)).toEqual([
      { part: 'COMPENSATION', invoiceId: null, amount: 40_00 },
      { part: 'INTEREST', invoiceId: 'old', amount: 100_00 },
      { part: 'INTEREST', invoiceId: 'new', amount: 10_00 },
      { part: 'PRINCIPAL', invoiceId: 'old', amount: 550_00 },
    ])
  })

  test('pays the invoice that the payer named first, and compensation only from the rest', () => {
    expect(allocate(minor(520_00), claim, order, ['new'])).toEqual([
      { part: 'INTEREST', invoiceId: 'new', amount: 10_00 },
      { part: 'PRINCIPAL', invoiceId: 'new', amount: 500_00 },
      { part: 'COMPENSATION', invoiceId: null, amount: 10_00 },
    ])
  })

  test('principal first, where the agreement says so', () => {
    const [first] = allocate(minor(50_00), claim, ['PRINCIPAL', 'INTEREST', 'COMPENSATION', 'COSTS'])
    expect(first).toEqual({ part: 'PRINCIPAL', invoiceId: 'old', amount: 50_00 })
  })

  test('adds up to the receipt, never pays a part twice or too much, and credits exactly the surplus', () => {
    const named = fc.subarray(['inv_0', 'inv_1', 'inv_2', 'inv_3'])
    fc.assert(
      fc.property(
        receipts,
        claims,
        fc.shuffledSubarray(order, { minLength: 4 }),
        named,
        (receipt, open, by, names) => {
          const lines = allocate(receipt, open, by, names)
          expect(sum(lines.map((line) => line.amount))).toBe(receipt)
          expect(lines.every((line) => line.amount > 0)).toBe(true)
          const keys = lines.map((line) => `${line.part}:${line.invoiceId}`)
          expect(new Set(keys).size).toBe(keys.length)
          const credit = lines.find((line) => line.part === 'CREDIT')?.amount ?? 0
          expect(credit).toBe(Math.max(0, receipt - openTotal(open)))
          for (const invoice of open.invoices) {
            const paid = (part: Part) =>
              lines.find((line) => line.part === part && line.invoiceId === invoice.invoiceId)?.amount ?? 0
            expect(paid('PRINCIPAL')).toBeLessThanOrEqual(invoice.principal)
            expect(paid('INTEREST')).toBeLessThanOrEqual(invoice.interest)
          }
        },
      ),
    )
  })

  test('refuses a receipt of nothing', () => {
    expect(() => allocate(minor(0), claim, order)).toThrow(RangeError)
  })
})

describe('postings', () => {
  test('a receipt and its reversal balance and cancel each other', () => {
    fc.assert(
      fc.property(receipts, (amountPaid) => {
        const posting = receiptCleared('pay_1', amountPaid, 'EUR')
        const both = [...posting.entries, ...reversed(posting).entries]
        for (const account of ['CARD_CLEARING', 'CLIENT'] as const) {
          expect(sum(both.filter((entry) => entry.account === account).map((entry) => entry.amount))).toBe(0)
        }
        expect(posting.entries.find((entry) => entry.account === 'CLIENT')?.amount).toBe(-amountPaid)
      }),
    )
  })

  test('what does not balance is refused, currency by currency', () => {
    const entries = [
      { account: 'CARD_CLEARING', amount: minor(1), currency: 'EUR' },
      { account: 'CLIENT', amount: minor(-1), currency: 'GBP' },
    ] as const
    expect(() => balanced({ kind: 'receipt-cleared', cause: 'x', entries })).toThrow(RangeError)
    expect(() => receiptCleared('pay_1', minor(0), 'EUR')).toThrow(RangeError)
  })

  test('an account has one name', () => {
    expect(accountId('crd_01abc', 'CLIENT', 'EUR')).toBe('acc_01abc_client_eur')
  })
})
