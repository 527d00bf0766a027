import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, instant } from '../dates.ts'
import { claimPostings, writtenOff } from '../ledger/claim-postings.ts'
import { accountKinds } from '../ledger/chart.ts'
import { commissionCharged } from '../ledger/fee-postings.ts'
import type { Posting } from '../ledger/posting.ts'
import { receiptAllocated, receiptCleared } from '../ledger/receipt-postings.ts'
import { remitted } from '../ledger/transfer-postings.ts'
import { minor, sum, zero } from '../money.ts'
import type { Booked, ReportedCase } from './booked.ts'
import { type Closing, month, type Month, monthsLater, periods } from './month.ts'
import { type CurrencyReport, monthlyReport } from './monthly-report.ts'
import { at, booked, cases, histories } from './replay.test-kit.ts'

const september = month('2026-09')
const [first] = cases as [ReportedCase]
const { caseId } = first
const invoiceId = first.invoices[0]?.invoiceId ?? null
const nothing = { fee: zero, vat: zero, kept: zero }
const closings: Closing[] = ['2026-08', '2026-09', '2026-10', '2026-11'].map((text, place) => ({
  month: month(text),
  closedAt: instant(`2026-${String(9 + place).padStart(2, '0')}-01T06:00:00Z`),
}))

/** The example of D7, told in September; placed in August, remitted in October. */
const postings: Booked[] = [
  ...claimPostings(
    caseId,
    'EUR',
    [{ invoiceId, open: { PRINCIPAL: minor(350000), INTEREST: minor(10000), COMPENSATION: minor(4000) } }],
    [],
  ).map((posting) => booked(posting, day('2026-08-20'))),
  ...[
    receiptCleared(caseId, minor(300000), 'EUR'),
    receiptAllocated(caseId, [{ part: 'PRINCIPAL', invoiceId, amount: minor(300000) }], 'EUR'),
    commissionCharged(
      caseId,
      'EUR',
      { fee: minor(28500), vat: minor(5985), kept: zero },
      nothing,
      'NETTED',
    ) as Posting,
  ].map((posting) => booked(posting, day('2026-09-14'))),
  booked(remitted([{ caseId, amount: minor(265515) }], 'EUR'), day('2026-10-02')),
]
const report = (of: Month, some = postings, reported = cases) =>
  monthlyReport({ month: of, postings: some, cases: reported, closings })
const euros = (of: Month) =>
  report(of).currencies.find(({ currency }) => currency === 'EUR') as CurrencyReport

describe('the report of a month', () => {
  it.each([
    ['2026-08', { opening: 0, placed: 350000, interest: 10000, recovered: 0, closing: 364000 }],
    ['2026-09', { opening: 364000, placed: 0, interest: 0, recovered: 300000, closing: 64000 }],
    ['2026-10', { opening: 64000, placed: 0, interest: 0, recovered: 0, closing: 64000 }],
  ])('says what was owed, what came in, and what is owed now: %s', (text, claim) => {
    expect(euros(month(text)).figures.claim).toMatchObject(claim)
  })

  it('says what it brought, what we took, and what was paid out (D7)', () => {
    expect(euros(september).figures).toMatchObject({
      ours: { fee: 28500, vat: 5985, setOff: 34485, invoiced: 0 },
      net: 265515,
      money: { opening: 0, recovered: 300000, paidOut: 0, closing: 265515 },
    })
    expect(euros(month('2026-10')).figures.money).toMatchObject({ paidOut: 265515, closing: 0 })
  })

  it('leads from each figure to its postings, debtor by debtor', () => {
    const [trail] = euros(september).trails
    expect(trail).toMatchObject({ number: 'C-AV-0001', debtorName: 'Debtor 1' })
    expect(trail?.lines.map(({ kind, claim, money, charged }) => [kind, claim, money, charged])).toEqual([
      ['receipt-cleared', 0, 0, 0],
      ['receipt-allocated', -300000, 300000, 0],
      ['commission-charged', 0, -34485, 34485],
    ])
    expect(trail?.lines.map(({ postingId }) => postingId)).toEqual(
      postings.slice(3, 6).map(({ postingId }) => postingId),
    )
  })

  it('says how long what is open has been overdue, and what each month brought', () => {
    const { ageing, recoveredByMonth } = euros(september)
    expect(ageing.filter(({ amount }) => amount !== 0)).toEqual([
      { band: 'upTo365', amount: 64000, invoices: 1 },
    ])
    expect(recoveredByMonth.at(-1)).toEqual({ month: september, recovered: 300000 })
    expect(recoveredByMonth).toHaveLength(12)
  })

  it('names what was closed, by its code', () => {
    const closed = booked(
      writtenOff(caseId, 'EUR', [{ invoiceId, open: { PRINCIPAL: minor(64000) } }]),
      day('2026-10-20'),
    )
    const ended = cases.map((one) =>
      one === first
        ? {
            ...one,
            events: [
              ...one.events,
              { kind: 'CLOSED', on: day('2026-10-20'), code: 'PARTIALLY_PAID' } as const,
            ],
          }
        : one,
    )
    const october = report(month('2026-10'), [...postings, closed], ended).currencies.at(-1)
    expect(october?.closed).toEqual([{ code: 'PARTIALLY_PAID', cases: 1, writtenOff: 64000 }])
    expect(october?.figures.claim).toMatchObject({ writtenOff: 64000, closing: 0 })
    expect(october?.cases).toEqual({ opening: 2, placed: 0, closing: 1 })
  })

  it('has nothing to say before anything happened', () => {
    expect(report(month('2026-07')).currencies).toEqual([])
  })
})

describe('the month of a posting', () => {
  const period = periods(closings)
  it.each([
    ['2026-09-30', '2026-09-30', '2026-09', 'told on its day'],
    ['2026-09-30', '2026-10-01T05', '2026-09', 'told before the report'],
    ['2026-09-30', '2026-10-02', '2026-10', 'told after the report of its month'],
    ['2026-09-30', '2026-11-20', '2026-11', 'told after two reports'],
    ['2026-09-30', '2026-12-20', '2026-12', 'told after the last report'],
    ['2026-07-15', '2026-08-20', '2026-07', 'before the first report'],
    ['2026-07-15', '2026-09-20', '2026-09', 'before the first report, told after it'],
    ['2027-02-15', '2027-02-15', '2027-02', 'in a month that is not over'],
  ])('%s written down %s stands in %s: %s', (on, told, expected) => {
    const [dayTold, hour] = told.split('T')
    expect(period({ postedOn: day(on), at: at(day(dayTold ?? ''), hour ?? '12') })).toBe(expected)
  })
})

describe('whatever happens', () => {
  const months = Array.from({ length: 18 }, (_, place) => monthsLater(month('2026-07'), place))

  it('every account goes from its opening to its closing, and the next month begins where one ended', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const balances = new Map<string, number>()
        const key = (currency: string, kind: string) => `${currency} ${kind}`
        for (const of of months) {
          const { currencies } = report(of, history)
          // The slow way: posting by posting, account by account.
          for (const { entries } of history.filter((posting) => periods(closings)(posting) === of))
            for (const { account, amount } of entries)
              balances.set(
                key(account.currency, account.kind),
                (balances.get(key(account.currency, account.kind)) ?? 0) + amount,
              )
          for (const { currency, accounts, figures } of currencies) {
            for (const line of accounts) expect(line.opening + line.debits - line.credits).toBe(line.closing)
            for (const kind of accountKinds)
              expect(accounts.find((line) => line.kind === kind)?.closing ?? 0).toBe(
                balances.get(key(currency, kind)) ?? 0,
              )
            expect(figures.claim.closing + (balances.get(key(currency, 'PLACED')) ?? 0)).toBe(0)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the words of the figures add up, over all debtors, in each currency by itself', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...months), (history, of) => {
        for (const { currency, figures, trails, ageing, recoveredByMonth } of report(of, history)
          .currencies) {
          const { claim, ours, money, net } = figures
          const { opening, placed, interest, compensation, costs, corrected } = claim
          expect(
            opening +
              placed +
              interest +
              compensation +
              costs +
              corrected -
              claim.reduced -
              claim.recovered -
              claim.writtenOff,
          ).toBe(claim.closing)
          expect(
            money.opening + money.recovered + money.corrected - money.setOff - money.direct - money.paidOut,
          ).toBe(money.closing)
          expect(ours.fee + ours.vat + ours.kept).toBe(ours.setOff + ours.invoiced)
          expect(claim.recovered - ours.fee - ours.vat - ours.kept).toBe(net)
          expect(sum(ageing.map(({ amount }) => amount))).toBe(claim.closing)
          expect(recoveredByMonth.at(-1)?.recovered).toBe(claim.recovered)
          expect(sum(trails.map((trail) => trail.figures.claim.closing))).toBe(claim.closing)
          expect(sum(trails.map((trail) => trail.figures.money.closing))).toBe(money.closing)
          expect(
            trails.every(({ number }) => cases.find((one) => one.number === number)?.currency === currency),
          ).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('a report that was given out stays the same, whatever is told later', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { month: of, closedAt } of closings) {
          const known = history.filter(({ at: told }) => told <= closedAt)
          const then = closings.filter(({ month: closed }) => closed <= of)
          const givenOut = monthlyReport({ month: of, postings: known, cases, closings: then })
          expect(report(of, history)).toEqual(givenOut)
        }
      }),
      { numRuns: 60 },
    )
  })
})
