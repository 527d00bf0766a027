import { type Coverage, coverage } from '../countries.ts'
import { addDays, type Day, daysBetween } from '../dates.ts'
import {
  assumptions,
  type ClaimLimitation,
  interestCountry,
  limitationOfClaim,
} from '../interest/applicable-law.ts'
import { type LateInterest, lateInterest } from '../interest/late-interest.ts'
import { add, type Currency, type Minor, subtract, zero } from '../money.ts'
import type { RefusalParams } from '../refusal.ts'
import { whyNotTakeOn } from './door-policy.ts'
import { type EurRate, eurRate } from './eur-rates.ts'
import { type Fact, factsOf } from './facts.ts'
import { type FeeTerms, feeOn, feeTerms, minimumDecides } from './fee.ts'
import type { QuoteInput } from './quote-input.ts'
import { type Tariff, tariffOn } from './tariff.ts'
import { type Vat, vatOn } from './vat.ts'

/** What is known before any price: also shown with a refusal. All of it is plain JSON. */
export type QuoteBasis = {
  readonly quotedOn: Day
  readonly validUntilOn: Day
  readonly currency: Currency
  readonly principal: Minor
  readonly daysOverdue: number
  readonly coverage: Coverage
  readonly limitation: ClaimLimitation | null
  readonly tariff: string
  readonly example: boolean
}

/** What waiting costs (A08): from `on`, the same claim would be priced at `percent`. */
export type NextStep = { readonly on: Day; readonly percent: string; readonly fee: Minor }

export type Quote = QuoteBasis & {
  readonly refusal: null
  readonly interest: LateInterest
  /** Zero where none is due; `interest.compensationDetail` says why. */
  readonly compensation: Minor
  readonly claim: Minor
  readonly terms: FeeTerms
  readonly fee: Minor
  /** Whether the smallest fee of a case is what decides. */
  readonly minimumApplies: boolean
  /** What the creditor keeps if the whole claim is recovered, before VAT on the fee. */
  readonly net: Minor
  readonly costIfNothing: Minor
  readonly vat: Vat
  readonly nextStep: NextStep | null
  readonly eurRate: EurRate
  readonly assumptions: readonly string[]
  readonly facts: readonly Fact[]
}

export type RefusedQuote = QuoteBasis & {
  readonly refusal: { readonly code: string; readonly params: RefusalParams }
}

export type QuoteResult = Quote | RefusedQuote

/**
 * Works out a quote to the cent (E02): what is owed on that day, what we charge if it is recovered, what is left,
 * what waiting costs and when the claim ends. Pure: the same input on the same day gives the same answer.
 */
export function workOutQuote(input: QuoteInput, today: Day): QuoteResult {
  const { currency, amountMinor: principal, dueOn, creditorCountry, debtorCountry, debtorKind } = input
  const tariff = tariffOn(today)
  const rate = eurRate(currency, today)
  const basis: QuoteBasis = {
    quotedOn: today,
    validUntilOn: addDays(today, tariff.quoteValidDays),
    currency,
    principal,
    daysOverdue: Math.max(0, daysBetween(dueOn, today)),
    coverage: coverage(debtorCountry),
    limitation: limitationOfClaim(input, dueOn),
    tariff: tariff.version,
    example: tariff.example,
  }
  const door = { debtorKind, creditorCountry, debtorCountry, principal, currency, dueOn }
  const refusal = whyNotTakeOn(door, tariff, rate, today)
  if (refusal) return { ...basis, refusal: refusal.toJSON() }

  const country = interestCountry(input)
  const interest = lateInterest({ country, principal, currency, dueOn, onDay: today })
  const compensation = interest.compensation ?? zero
  const claim = add(principal, interest.interest, compensation)
  const terms = feeTerms(tariff, {
    principal,
    rate,
    creditorCountry,
    debtorCountry,
    daysOverdue: basis.daysOverdue,
  })
  const fee = feeOn(terms, claim)
  const vat = vatOn(fee, creditorCountry, tariff.agency)
  return {
    ...basis,
    refusal: null,
    interest,
    compensation,
    claim,
    terms,
    fee,
    minimumApplies: minimumDecides(terms, claim),
    net: subtract(claim, fee),
    costIfNothing: zero,
    vat,
    nextStep: nextStepOf(input, tariff, rate, claim, today),
    eurRate: rate,
    assumptions: creditorCountry === debtorCountry ? [] : [assumptions.interest, assumptions.limitation],
    facts: factsOf({
      country,
      interest,
      limitation: basis.limitation,
      coverage: basis.coverage,
      tariff,
      rate,
      vat,
    }),
  }
}

/** The next day on which a surcharge for age begins, and what it makes of the fee; null once there is none left. */
function nextStepOf(
  input: QuoteInput,
  tariff: Tariff,
  rate: EurRate,
  claim: Minor,
  today: Day,
): NextStep | null {
  const days = tariff.surcharges
    .map(({ moreThanDays }) => moreThanDays + 1)
    .toSorted((one, other) => one - other)
  const daysOverdue = days.find((start) => start > daysBetween(input.dueOn, today))
  if (daysOverdue === undefined) return null
  const { creditorCountry, debtorCountry, amountMinor: principal } = input
  const terms = feeTerms(tariff, { principal, rate, creditorCountry, debtorCountry, daysOverdue })
  return { on: addDays(input.dueOn, daysOverdue), percent: terms.percent, fee: feeOn(terms, claim) }
}
