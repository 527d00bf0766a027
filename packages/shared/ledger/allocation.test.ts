import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type InvoiceId, newId } from '../ids.ts'
import { minor, sum } from '../money.ts'
import { allocate, allocatedTo, claimParts, type OpenParts } from './allocation.ts'

const [older, newer] = [newId('invoice', 1), newId('invoice', 2)]
const claim: OpenParts[] = [
  {
    invoiceId: newer,
    dueOn: '2026-05-01',
    open: { COMPENSATION: minor(40), INTEREST: minor(20), PRINCIPAL: minor(500) },
  },
  {
    invoiceId: older,
    dueOn: '2026-03-01',
    open: { COMPENSATION: minor(40), INTEREST: minor(30), PRINCIPAL: minor(300) },
  },
  { invoiceId: null, dueOn: '', open: { COSTS: minor(10) } },
]
const pieces = (...parts: Parameters<typeof allocate>) =>
  allocate(...parts).map(({ part, invoiceId, amount }) => [part, invoiceId, amount])

describe('a receipt', () => {
  it('pays costs, compensation, interest, principal, and in each the oldest invoice first', () => {
    expect(pieces(minor(1000), claim)).toEqual([
      ['COSTS', null, 10],
      ['COMPENSATION', older, 40],
      ['COMPENSATION', newer, 40],
      ['INTEREST', older, 30],
      ['INTEREST', newer, 20],
      ['PRINCIPAL', older, 300],
      ['PRINCIPAL', newer, 500],
      ['CREDIT', null, 60],
    ])
    expect(pieces(minor(115), claim)).toEqual([
      ['COSTS', null, 10],
      ['COMPENSATION', older, 40],
      ['COMPENSATION', newer, 40],
      ['INTEREST', older, 25],
    ])
  })

  it('pays named invoices first, in the same order of parts, then the others', () => {
    expect(pieces(minor(700), claim, undefined, [newer])).toEqual([
      ['COMPENSATION', newer, 40],
      ['INTEREST', newer, 20],
      ['PRINCIPAL', newer, 500],
      ['COSTS', null, 10],
      ['COMPENSATION', older, 40],
      ['INTEREST', older, 30],
      ['PRINCIPAL', older, 60],
    ])
  })

  it('follows the order of the agreement', () => {
    expect(pieces(minor(320), claim, ['PRINCIPAL', 'INTEREST', 'COMPENSATION', 'COSTS'])).toEqual([
      ['PRINCIPAL', older, 300],
      ['PRINCIPAL', newer, 20],
    ])
  })

  it('is a credit when nothing is open, and never nothing', () => {
    expect(pieces(minor(5), [])).toEqual([['CREDIT', null, 5]])
    expect(() => allocate(minor(0), claim)).toThrow(RangeError)
  })

  it('is shared out whole, to nothing more than was open, and no later part is paid before an earlier one', () => {
    const open = fc.record(Object.fromEntries(claimParts.map((part) => [part, fc.nat(1000).map(minor)])))
    const invoices = fc.array(
      fc.record({ dueOn: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'), open }),
      {
        maxLength: 6,
      },
    )
    const order = fc.shuffledSubarray([...claimParts], { minLength: 4 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }).map(minor),
        invoices,
        order,
        fc.nat(63),
        (amount, drawn, parts, mask) => {
          const made: (OpenParts & { invoiceId: InvoiceId })[] = drawn.map((entry, place) => ({
            ...entry,
            invoiceId: newId('invoice', place),
          }))
          const named = made.filter((_, place) => mask & (1 << place)).map(({ invoiceId }) => invoiceId)
          const result = allocate(amount, made, parts, named)
          expect(sum(result.map((piece) => piece.amount))).toBe(amount)
          const full = (entry: (typeof made)[number], part: (typeof parts)[number]) =>
            allocatedTo(result, part, entry.invoiceId) === entry.open[part]
          const touched = (entry: (typeof made)[number], part: (typeof parts)[number]) =>
            allocatedTo(result, part, entry.invoiceId) > 0
          for (const entry of made) {
            for (const part of parts) {
              expect(allocatedTo(result, part, entry.invoiceId)).toBeLessThanOrEqual(entry.open[part] ?? 0)
              if (!touched(entry, part)) continue
              const group = made.filter(
                (other) => named.includes(other.invoiceId) === named.includes(entry.invoiceId),
              )
              for (const earlier of parts.slice(0, parts.indexOf(part))) {
                expect(group.every((other) => full(other, earlier))).toBe(true)
              }
              const elder = group.filter((other) => other.dueOn < entry.dueOn)
              expect(elder.every((other) => full(other, part))).toBe(true)
            }
          }
          if (allocatedTo(result, 'CREDIT') > 0) {
            expect(made.every((entry) => parts.every((part) => full(entry, part)))).toBe(true)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
