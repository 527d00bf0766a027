import { type Country, type Coverage, coverageSource } from '../countries.ts'
import type { ClaimLimitation } from '../interest/applicable-law.ts'
import type { LateInterest } from '../interest/late-interest.ts'
import { sourcesReadOn } from '../interest/rate-row.ts'
import type { EurRate } from './eur-rates.ts'
import type { Tariff } from './tariff.ts'
import type { Vat } from './vat.ts'

export type FactKey =
  | 'interestStatute'
  | 'interestRate'
  | 'noStatutoryInterest'
  | 'compensation'
  | 'limitation'
  | 'noLimitation'
  | 'coverage'
  | 'tariff'
  | 'eurRate'
  | 'vat'

/**
 * A statement that a quote rests on, with where it comes from and when it was read (A49). `key` is what the screen
 * says; `subject` is what it says it about: an article of law, a rate, a country. Unverified facts are shown as such.
 */
export type Fact = {
  readonly key: FactKey
  readonly subject: string
  readonly source: string
  readonly asOf: string
  readonly verified: boolean
}

type Grounds = {
  readonly country: Country
  readonly interest: LateInterest
  readonly limitation: ClaimLimitation | null
  readonly coverage: Coverage
  readonly tariff: Tariff
  readonly rate: EurRate
  readonly vat: Vat
}

/** Every legal or commercial fact behind a quote, in the order of the page. */
export function factsOf(grounds: Grounds): Fact[] {
  const { tariff, rate, vat } = grounds
  return [
    ...interestFacts(grounds),
    ...limitationFacts(grounds),
    { key: 'coverage', subject: grounds.coverage, ...coverageSource },
    fact(
      'tariff',
      tariff.version,
      tariff.example ? 'example of the operator' : 'price list',
      !tariff.example,
      tariff.from,
    ),
    fact('vat', vat.treatment, 'CJEU C-175/09 AXA; Directive 2006/112/EC Art 44, 196', vat.verified),
    ...(rate.currency === 'EUR'
      ? []
      : [fact('eurRate', `${rate.perEur} ${rate.currency}`, rate.source, rate.verified, rate.asOf)]),
  ]
}

function interestFacts({ country, interest }: Grounds): Fact[] {
  const { basis, slices, compensationDetail } = interest
  if (basis === null) return [fact('noStatutoryInterest', country, interest.status, false)]
  const rates = slices.map((slice) =>
    fact('interestRate', `${slice.ratePercent} %`, slice.source, slice.verified),
  )
  const compensation =
    compensationDetail.amount === null
      ? []
      : [
          fact(
            'compensation',
            compensationDetail.basis,
            compensationDetail.source,
            compensationDetail.verified,
          ),
        ]
  const statute = fact('interestStatute', basis, slices[0]?.source ?? '', interest.verified)
  return [statute, ...distinct(rates), ...compensation]
}

function limitationFacts({ limitation, country }: Grounds): Fact[] {
  if (!limitation) return [fact('noLimitation', country, 'NO_LOCAL_FILE', false)]
  const known = limitation.considered.map(({ basis, source, verified }) =>
    fact('limitation', basis, source, verified),
  )
  return [
    ...known,
    ...limitation.unknown.map((missing) => fact('noLimitation', missing, 'NO_LOCAL_FILE', false)),
  ]
}

function fact(
  key: FactKey,
  subject: string,
  source: string,
  verified: boolean,
  asOf: string = sourcesReadOn,
): Fact {
  return { key, subject, source, asOf, verified }
}

function distinct(facts: readonly Fact[]): Fact[] {
  const seen = new Map(facts.map((entry) => [`${entry.subject}|${entry.source}`, entry]))
  return [...seen.values()]
}
