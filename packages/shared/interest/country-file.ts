import type { Day } from '../dates.ts'
import type { Currency, Minor } from '../money.ts'
import type { Series } from './reference-rates.ts'

/** Where a legal fact comes from. A fact from one secondary source or from general knowledge is not verified. */
export type Sourced = { readonly source: string; readonly verified: boolean }

/**
 * How a country lets the rate move (C4):
 * - HALF_YEAR_SLICES: each half-year has its own rate.
 * - RATE_ON_PAYMENT_DAY: the rate in force on the day of payment counts for the whole delay (Ireland).
 * - RATE_WHEN_INTEREST_STARTS: the rate of the half-year in which interest starts stays to the end (United Kingdom).
 */
export type Regime = 'HALF_YEAR_SLICES' | 'RATE_ON_PAYMENT_DAY' | 'RATE_WHEN_INTEREST_STARTS'

/** The margin over the reference rate from a day on, in hundredths of a percentage point. */
export type Margin = Sourced & { readonly from: Day; readonly hundredths: number }

export type StatutoryRate = {
  readonly regime: Regime
  /** The reference rate, or a rate that the statute fixes itself. */
  readonly base: Series | 'FIXED'
  /** In order of time; the first one also counts before its day. */
  readonly margins: readonly [Margin, ...Margin[]]
  /** Belgium rounds the sum up to the next half point. */
  readonly roundUpTo?: number
  /** The article of law, in the words of that law. */
  readonly basis: string
}

/** Why a country has no statutory interest here: no statute for businesses, or no rate from a source that we trust. */
export type NoStatutoryRate = { readonly regime: 'NONE'; readonly why: 'NO_STATUTE' | 'NO_RATE_ON_FILE' }

/** The fixed compensation for recovery costs per invoice (Directive 2011/7/EU Art 6, and what came of it). */
export type CompensationRule = Sourced & {
  readonly currency: Currency
  readonly basis: string
  /** In order of the bound; `below` means less than it, `upTo` includes it. The last step has no bound. */
  readonly steps: readonly { readonly below?: Minor; readonly upTo?: Minor; readonly amount: Minor }[]
}

export type LimitationStart = 'DUE_DAY_EXCLUDED' | 'DUE_DAY_INCLUDED' | 'END_OF_YEAR'

/** Warnings about limitation; each is a key of the words that the screens show. */
export type LimitationWarning =
  | 'countedFromDueDay'
  | 'onlyCourtStops'
  | 'shorterForPeriodic'
  | 'shorterForSomeTrades'
  | 'sourcesDisagree'
  | 'scotlandShorter'
  | 'interestShorter'
  | 'stateLawMayDiffer'
  | 'yearEndRulePossible'

export type LimitationRule = Sourced & {
  readonly years: number
  readonly start: LimitationStart
  readonly basis: string
  readonly warning?: LimitationWarning
  /** Claims due before a reform keep the longer old period, but no longer than to a last day. */
  readonly before?: { readonly dueBefore: Day; readonly years: number; readonly atLatest: Day }
}

/** What we know about one country's law on late payment. */
export type CountryFile = {
  readonly country: string
  readonly interest: StatutoryRate | NoStatutoryRate
  readonly compensation: CompensationRule | null
  readonly limitation: LimitationRule | null
}
