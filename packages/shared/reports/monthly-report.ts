import type { CloseCode } from '../cases/case.ts'
import type { Day } from '../dates.ts'
import type { CaseId, InvoiceId } from '../ids.ts'
import { type AccountKind, accountKinds } from '../ledger/chart.ts'
import { type Currency, type Minor, subtract, sum, zero } from '../money.ts'
import { type Ageing, ageingOf } from './ageing.ts'
import type { Booked, ReportedCase } from './booked.ts'
import { closedIn, isOpenAt, placedIn } from './case-steps.ts'
import { effectOf, figuresOf, isSilent, type MonthFigures } from './figures.ts'
import { type Closing, firstDay, lastDay, type Month, monthsLater, periods } from './month.ts'
import { claimMovementOf, isClaim, movedOn } from './movement.ts'

/** One posting in the trail of a debtor; its id leads to the posting itself. */
export type TrailLine = {
  readonly postingId: string
  readonly kind: Booked['kind']
  readonly on: Day
  readonly claim: Minor
  readonly charged: Minor
  readonly money: Minor
}

/** What happened with one debtor in the month (A53: individual traceability). */
export type Trail = {
  readonly caseId: CaseId
  readonly number: string
  readonly debtorName: string
  /** Why the case was closed, where that was in this month. */
  readonly closed: CloseCode | null
  readonly figures: MonthFigures
  readonly lines: readonly TrailLine[]
}

export type AccountLine = {
  readonly kind: AccountKind
  readonly opening: Minor
  readonly debits: Minor
  readonly credits: Minor
  readonly closing: Minor
}

/** Everything of one currency; amounts of different currencies are never added up. */
export type CurrencyReport = {
  readonly currency: Currency
  readonly cases: { readonly opening: number; readonly placed: number; readonly closing: number }
  readonly closed: readonly {
    readonly code: CloseCode
    readonly cases: number
    readonly writtenOff: Minor
  }[]
  readonly figures: MonthFigures
  readonly trails: readonly Trail[]
  readonly ageing: Ageing
  readonly recoveredByMonth: readonly { readonly month: Month; readonly recovered: Minor }[]
  readonly accounts: readonly AccountLine[]
}

export type MonthlyReport = {
  readonly month: Month
  readonly from: Day
  readonly to: Day
  readonly currencies: readonly CurrencyReport[]
}

export type ReportQuestion = {
  readonly month: Month
  /** Every posting of one creditor, in the order in which they were written. */
  readonly postings: readonly Booked[]
  readonly cases: readonly ReportedCase[]
  /** The reports that were given out before, and this one. */
  readonly closings: readonly Closing[]
}

/** How many months the series of what was recovered looks back, this month included [G]. */
export const monthsShown = 12

/**
 * The report of one month for one creditor, from nothing but the ledger and the record (A53, E07): the same postings
 * give the same report, and what the creditor sees adds up to what stands in the books. Which month a posting belongs
 * to is the rule of `periods`; the calendar is the creditor's, because `postedOn` is.
 */
export function monthlyReport({ month, postings, cases, closings }: ReportQuestion): MonthlyReport {
  const period = periods(closings)
  const dated = postings
    .map((posting) => ({ period: period(posting), posting }))
    .filter((one) => one.period <= month)
  const known = [...cases.map(({ currency }) => currency), ...dated.map(({ posting }) => currencyOf(posting))]
  const currencies = [...new Set(known)].toSorted()
  return {
    month,
    from: firstDay(month),
    to: lastDay(month),
    currencies: currencies.flatMap((currency) => {
      const own = dated.filter(({ posting }) => currencyOf(posting) === currency)
      const report = inCurrency(
        month,
        currency,
        own,
        cases.filter((one) => one.currency === currency),
      )
      return isWorthTelling(report) ? [report] : []
    }),
  }
}

/** Whether a report says anything: a creditor without a claim, without money and without news gets no mail. */
export const saysSomething = ({ currencies }: MonthlyReport) => currencies.length > 0

type Dated = { readonly period: Month; readonly posting: Booked }

function inCurrency(
  month: Month,
  currency: Currency,
  dated: readonly Dated[],
  cases: readonly ReportedCase[],
): CurrencyReport {
  const of = (some: readonly Dated[]) => some.map(({ posting }) => posting)
  const before = of(dated.filter(({ period }) => period < month))
  const during = of(dated.filter(({ period }) => period === month))
  const [earlier, now] = [byCase(before), byCase(during)]
  const trails = cases.map((one) => trailOf(one, month, earlier, now)).filter(hasNews)
  const dueOn = new Map<InvoiceId, Day>(
    cases.flatMap(({ invoices }) => invoices.map(({ invoiceId, dueOn: on }) => [invoiceId, on] as const)),
  )
  const codes = [...new Set(trails.flatMap(({ closed }) => closed ?? []))].toSorted()
  return {
    currency,
    cases: {
      opening: cases.filter((one) => isOpenAt(one, monthsLater(month, -1))).length,
      placed: cases.filter((one) => placedIn(one, month)).length,
      closing: cases.filter((one) => isOpenAt(one, month)).length,
    },
    closed: codes.map((code) => {
      const ended = trails.filter(({ closed }) => closed === code)
      return {
        code,
        cases: ended.length,
        writtenOff: sum([zero, ...ended.map(({ figures }) => figures.claim.writtenOff)]),
      }
    }),
    figures: figuresOf(before, during),
    trails,
    ageing: ageingOf([...before, ...during], dueOn, lastDay(month)),
    recoveredByMonth: recoveredByMonth(month, dated),
    accounts: accountLines(before, during),
  }
}

type ByCase = ReadonlyMap<CaseId, readonly Booked[]>

function trailOf(one: ReportedCase, month: Month, before: ByCase, during: ByCase): Trail {
  const { caseId, number, debtorName } = one
  const now = during.get(caseId) ?? []
  return {
    caseId,
    number,
    debtorName,
    closed: closedIn(one, month),
    figures: figuresOf(before.get(caseId) ?? [], now),
    lines: now.map((posting) => ({
      postingId: posting.postingId,
      kind: posting.kind,
      on: posting.postedOn,
      ...effectOf(posting),
    })),
  }
}

/** What every posting says of each case that it touches: a run pays out many cases at once. */
function byCase(postings: readonly Booked[]): ByCase {
  const found = new Map<CaseId, Booked[]>()
  for (const posting of postings) {
    const cases = new Set(posting.entries.flatMap(({ account }) => account.caseId ?? []))
    for (const caseId of cases) {
      const entries = posting.entries.filter(({ account }) => account.caseId === caseId)
      const list = found.get(caseId) ?? []
      list.push({ ...posting, entries })
      found.set(caseId, list)
    }
  }
  return found
}

function recoveredByMonth(month: Month, dated: readonly Dated[]): CurrencyReport['recoveredByMonth'] {
  const months = Array.from({ length: monthsShown }, (_, place) =>
    monthsLater(month, place - monthsShown + 1),
  )
  return months.map((shown) => ({
    month: shown,
    recovered: subtract(
      zero,
      ...dated
        .filter(({ period, posting }) => period === shown && claimMovementOf(posting.kind) === 'recovered')
        .map(({ posting }) => movedOn(posting.entries, isClaim)),
    ),
  }))
}

/** Every account of the chart that is not empty, opening + debits − credits = closing: what an accountant re-adds. */
function accountLines(before: readonly Booked[], during: readonly Booked[]): AccountLine[] {
  const amounts = (some: readonly Booked[], kind: AccountKind) =>
    some.flatMap(({ entries }) =>
      entries.filter(({ account }) => account.kind === kind).map(({ amount }) => amount),
    )
  return accountKinds
    .map((kind) => {
      const [opening, moves] = [sum(amounts(before, kind)), amounts(during, kind)]
      return {
        kind,
        opening,
        debits: sum(moves.filter((amount) => amount > 0)),
        credits: subtract(zero, ...moves.filter((amount) => amount < 0)),
        closing: sum([opening, ...moves]),
      }
    })
    .filter(({ opening, debits, credits }) => opening !== 0 || debits !== 0 || credits !== 0)
}

const hasNews = ({ figures, lines, closed }: Trail) =>
  lines.length > 0 || closed !== null || !isSilent(figures)

const isWorthTelling = ({ figures, cases, accounts }: CurrencyReport) =>
  !isSilent(figures) ||
  cases.opening + cases.placed + cases.closing > 0 ||
  accounts.some(({ debits, credits }) => debits !== 0 || credits !== 0)

/** Every entry of a posting has one currency: nothing is ever exchanged (Part 7.10). */
const currencyOf = ({ entries }: Booked): Currency => entries[0]?.account.currency ?? ''
