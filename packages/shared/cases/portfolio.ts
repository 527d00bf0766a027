import { type Currency, type Minor, subtract, sum, zero } from '../money.ts'
import { shareOf, type Terms } from './yours.ts'

/** The invoice amounts of the cases under way, in one currency. */
export type OpenCases = { readonly currency: Currency; readonly principal: Minor; readonly cases: number }

/** What one case has brought; `terms` is null only where no price was ever fixed, and then nothing is promised. */
export type PaidCase = {
  readonly currency: Currency
  /** Whether the case is still under way, so that what was paid lowers what is open. */
  readonly isOpen: boolean
  readonly recovered: Minor
  readonly principal: Minor
  readonly costs: Minor
  readonly lately: Minor
  readonly terms: Terms | null
}

/** All cases of a company in one currency. */
export type Figures = {
  readonly currency: Currency
  /** Invoice amounts that are not paid yet, before interest and compensation. */
  readonly open: Minor
  readonly openCases: number
  readonly recovered: Minor
  /** The part of it that came in lately. */
  readonly lately: Minor
  /** What of it is the creditor's, as each case says. */
  readonly yours: Minor
}

/**
 * The figures of a company, a line for each currency: amounts of different currencies are never added up. The currency
 * with the most cases under way comes first.
 */
export function figuresOf(open: readonly OpenCases[], paid: readonly PaidCase[]): Figures[] {
  const currencies = [...new Set([...open, ...paid].map(({ currency }) => currency))].toSorted()
  return currencies
    .map((currency) => figuresIn(currency, open, paid))
    .toSorted((one, other) => other.openCases - one.openCases)
}

function figuresIn(currency: Currency, open: readonly OpenCases[], paid: readonly PaidCase[]): Figures {
  const under = open.filter((one) => one.currency === currency)
  const brought = paid.filter((one) => one.currency === currency)
  const stillOpen = brought.filter(({ isOpen }) => isOpen)
  return {
    currency,
    open: subtract(
      sum(under.map(({ principal }) => principal)),
      sum(stillOpen.map(({ principal }) => principal)),
    ),
    openCases: under.reduce((all, { cases }) => all + cases, 0),
    recovered: sum(brought.map(({ recovered }) => recovered)),
    lately: sum(brought.map(({ lately }) => lately)),
    yours: sum(brought.map((one) => (one.terms ? shareOf(one, one.terms).yours : zero))),
  }
}
