import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClaimQuestion, claimOn } from '../cases/claim.ts'
import { addDays, day } from '../dates.ts'
import { newId } from '../ids.ts'
import { minor, sum } from '../money.ts'
import { statementOf } from './statement.ts'

const invoiceId = newId('invoice', 1)
const second = newId('invoice', 2)
const paymentId = newId('payment', 1)
const base: ClaimQuestion = {
  invoices: [
    { invoiceId, number: '2026-101', dueOn: day('2026-03-01'), amount: minor(8_400_00) },
    { invoiceId: second, number: '2026-118', dueOn: day('2026-04-15'), amount: minor(4_000_00) },
  ],
  receipts: [{ paymentId, on: day('2026-07-10'), amount: minor(3_000_00) }],
  creditorCountry: 'ES',
  debtorCountry: 'DE',
  currency: 'EUR',
}

describe('a statement of account', () => {
  it('tells the account line by line and ends with what is owed', () => {
    const claim = claimOn(day('2026-11-21'), base)
    const statement = statementOf(claim)
    expect(statement.lines.map(({ on, kind, invoiceNumber }) => [on, kind, invoiceNumber])).toEqual([
      ['2026-03-01', 'INVOICE', '2026-101'],
      ['2026-03-02', 'COMPENSATION', '2026-101'],
      ['2026-04-15', 'INVOICE', '2026-118'],
      ['2026-04-16', 'COMPENSATION', '2026-118'],
      ['2026-06-30', 'INTEREST', '2026-101'],
      ['2026-06-30', 'INTEREST', '2026-118'],
      ['2026-07-10', 'INTEREST', '2026-101'],
      ['2026-07-10', 'RECEIPT', null],
      ['2026-11-21', 'INTEREST', '2026-101'],
      ['2026-11-21', 'INTEREST', '2026-118'],
    ])
    expect(statement).toMatchObject({
      balance: claim.outstanding,
      claimed: claim.claimed,
      received: 3_000_00,
      credit: 0,
    })
  })

  it('shows what the creditor has given up beside what was invoiced', () => {
    const claim = claimOn(day('2026-11-21'), base)
    const { lines } = statementOf(claim, [{ invoiceId, on: day('2026-09-01'), amount: minor(600_00) }])
    expect(lines.find(({ kind }) => kind === 'INVOICE')?.amount).toBe(9_000_00)
    expect(lines.find(({ kind }) => kind === 'REDUCTION')).toMatchObject({
      on: '2026-09-01',
      amount: -600_00,
    })
  })

  it('says below zero what is the debtor’s', () => {
    const over = { ...base, receipts: [{ paymentId, on: day('2026-07-10'), amount: minor(13_500_00) }] }
    const claim = claimOn(day('2026-11-21'), over)
    expect(statementOf(claim)).toMatchObject({ outstanding: 0, balance: -claim.credit })
  })

  it('shows each cost on its day, and what of it the fixed compensation makes up for', () => {
    const cost = { costId: newId('cost', 1), kind: 'TRACING', on: day('2026-08-03'), until: null } as const
    const claim = claimOn(day('2026-11-21'), { ...base, costs: [{ ...cost, amount: minor(130_00) }] })
    const { lines, balance } = statementOf(claim)
    expect(lines.filter(({ on }) => on === '2026-08-03')).toMatchObject([
      { kind: 'COST', costKind: 'TRACING', amount: 130_00 },
      { kind: 'COSTS_COVERED', costKind: null, amount: -80_00 },
    ])
    expect(balance).toBe(claim.outstanding)
  })

  it('gives up what is open when the case is closed', () => {
    const claim = claimOn(day('2026-11-21'), base)
    const { lines, balance } = statementOf(claim, [], { isClosed: true })
    expect(lines.at(-1)).toMatchObject({ kind: 'WRITTEN_OFF', amount: -claim.outstanding })
    expect(balance).toBe(0)
  })

  it('equals the claim of the day to the cent, wherever the law and the receipts fall', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ES', 'DE', 'FR', 'BE', 'GB', 'PL', 'AE'),
        fc.nat(400),
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 500_000 })), { maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 30_000 })), { maxLength: 3 }),
        (creditorCountry, onDay, paid, spent) => {
          const costs = spent.map(([later, amount], place) => ({
            costId: newId('cost', place),
            kind: 'OTHER' as const,
            on: addDays(day('2026-02-01'), later),
            until: null,
            amount: minor(amount),
          }))
          const receipts = paid.map(([later, amount], place) => ({
            paymentId: newId('payment', place),
            on: addDays(day('2026-02-01'), later),
            amount: minor(amount),
          }))
          const claim = claimOn(addDays(day('2026-02-01'), onDay), {
            ...base,
            creditorCountry,
            receipts,
            costs,
          })
          const { lines, balance } = statementOf(claim)
          expect(balance).toBe(claim.outstanding - claim.credit)
          expect(sum(lines.map(({ amount }) => amount))).toBe(balance)
          expect(lines.at(-1)?.balance ?? 0).toBe(balance)
          expect(lines.map(({ on }) => on)).toEqual(lines.map(({ on }) => on).toSorted())
        },
      ),
    )
  })
})
