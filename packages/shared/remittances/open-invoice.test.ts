import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseId, newId } from '../ids.ts'
import { feeInvoicePaid, feeInvoiceSetOff } from '../ledger/fee-postings.ts'
import { minor, sum } from '../money.ts'
import { askedBy, setOffs, sharesSettled } from './open-invoice.ts'

const cases: CaseId[] = [1, 2, 3].map((number) => newId('case', number))
const line = (place: number, fee: number, vat = 0, kept = 0) => ({
  caseId: cases[place] as CaseId,
  fee: minor(fee),
  vat: minor(vat),
  kept: minor(kept),
})
const amounts = (lines: ReturnType<typeof sharesSettled>) =>
  lines.map(({ fee, vat, kept }) => [fee, vat, kept])

describe('what of an invoice is settled', () => {
  const two = [line(0, 100_00, 21_00), line(1, 50_00, 10_50, 5_00)]

  it.each<[string, number, number[][]]>([
    [
      'the first fee first',
      60_00,
      [
        [60_00, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      'then its VAT',
      110_00,
      [
        [100_00, 10_00, 0],
        [0, 0, 0],
      ],
    ],
    [
      'then the next case',
      150_00,
      [
        [100_00, 21_00, 0],
        [29_00, 0, 0],
      ],
    ],
    [
      'all of it, kept interest as well',
      186_50,
      [
        [100_00, 21_00, 0],
        [50_00, 10_50, 5_00],
      ],
    ],
  ])('%s', (_, paid, expected) => {
    expect(amounts(sharesSettled(two, minor(paid)))).toEqual(expected)
  })

  it('counts what goes back first, so that it never stays behind', () => {
    const back = [line(0, -30_00, -6_30), line(1, 100_00, 21_00)]
    expect(askedBy(back)).toBe(84_70)
    expect(amounts(sharesSettled(back, minor(10_00)))).toEqual([
      [-30_00, -6_30, 0],
      [46_30, 0, 0],
    ])
  })

  it('is the other way round for a credit note', () => {
    const credit = [line(0, -30_00, -6_30)]
    expect(amounts(sharesSettled(credit, minor(-31_00)))).toEqual([[-30_00, -1_00, 0]])
  })

  it('is all of what asks for nothing, because what goes back is as much as what is asked', () => {
    const even = [line(0, -30_00), line(1, 30_00)]
    expect(amounts(sharesSettled(even, minor(0)))).toEqual([
      [-30_00, 0, 0],
      [30_00, 0, 0],
    ])
  })

  it.each([[186_51], [-1]])('is never %i of it', (paid) => {
    expect(() => sharesSettled(two, minor(paid))).toThrow(RangeError)
  })

  it('paid in any steps, each payment is what it was, and nothing is left of any case at the end', () => {
    const amount = fc.integer({ min: -50_000, max: 100_000 })
    const lines = fc.array(fc.tuple(amount, amount, amount), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(lines, fc.array(fc.nat(1_000), { maxLength: 5 }), (drawn, steps) => {
        let open = drawn.map(([fee, vat, kept], place) => line(place, fee, vat, kept))
        for (const step of [...steps, 1_000]) {
          const paid = minor(Math.trunc((askedBy(open) * step) / 1_000))
          const shares = sharesSettled(open, paid)
          expect(askedBy(shares)).toBe(paid)
          open = open.map((each, place) => ({
            caseId: each.caseId,
            fee: minor(each.fee - (shares[place]?.fee ?? 0)),
            vat: minor(each.vat - (shares[place]?.vat ?? 0)),
            kept: minor(each.kept - (shares[place]?.kept ?? 0)),
          }))
        }
        expect(
          amounts(open)
            .flat()
            .every((each) => each === 0),
        ).toBe(true)
      }),
    )
  })

  it('is posted in balance, without a cent of the client account (C7)', () => {
    const paid = feeInvoicePaid(sharesSettled(two, minor(150_00)), 'EUR')
    expect(sum(paid.entries.map((entry) => entry.amount))).toBe(0)
    expect(paid.entries.some(({ account }) => account.kind === 'BANK')).toBe(false)
    const invoiced = paid.entries.filter(({ account }) => account.kind === 'INVOICED')
    expect(sum(invoiced.map((entry) => entry.amount))).toBe(-150_00)
    expect(feeInvoiceSetOff(two, 'EUR').kind).toBe('fee-invoice-set-off')
  })
})

describe('a credit note is set off', () => {
  const open = (...sums: number[]) =>
    sums.map((sum, place) => ({ feeInvoiceId: `fin_${place}`, open: minor(sum) }))

  it.each<[string, number[], [string, number][]]>([
    ['against nothing where nothing is asked', [-10], []],
    ['never where nothing is credited', [10, 20], []],
    [
      'against the oldest first',
      [30, 20, -40],
      [
        ['fin_0', 30],
        ['fin_1', 10],
        ['fin_2', -40],
      ],
    ],
    [
      'as far as is asked, and the rest waits',
      [-40, 30],
      [
        ['fin_1', 30],
        ['fin_0', -30],
      ],
    ],
  ])('%s', (_, sums, expected) => {
    expect(setOffs(open(...sums)).map(({ feeInvoiceId, amount }) => [feeInvoiceId, amount])).toEqual(expected)
  })

  it('so that together it is nothing, nothing is set off twice, and one side is used up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 8 }), (sums) => {
        const moves = setOffs(open(...sums))
        expect(sum(moves.map(({ amount }) => amount))).toBe(0)
        const left = sums.map((was, place) => {
          const move = moves.filter(({ feeInvoiceId }) => feeInvoiceId === `fin_${place}`)
          expect(move.length).toBeLessThanOrEqual(1)
          const is = was - (move[0]?.amount ?? 0)
          expect(Math.abs(is)).toBeLessThanOrEqual(Math.abs(was))
          return is
        })
        expect(left.some((each) => each > 0) && left.some((each) => each < 0)).toBe(false)
      }),
    )
  })
})
