import type { Country, Zone } from '../countries.ts'
import { type Day, day } from '../dates.ts'
import { type Minor, minor } from '../money.ts'

/** A band of the principal placed, in euro cents. The lower bound is not in it, the upper bound is; null is "above". */
export type Band = { readonly above: Minor; readonly upTo: Minor | null; readonly hundredths: number }

/** What one version of the price list says. Quotes and cases keep their version when the list changes (A06). */
export type Tariff = {
  readonly version: string
  /** Example figures: nobody but the operator can set its prices. Every screen says so while this is true. */
  readonly example: boolean
  readonly from: Day
  readonly bands: Readonly<Record<Zone, readonly Band[]>>
  /** Points added when the oldest invoice is more than so many days past due, the highest first. */
  readonly surcharges: readonly { readonly moreThanDays: number; readonly hundredths: number }[]
  /** The smallest fee of a case in which anything was recovered, in euro cents. */
  readonly minimumFee: Minor
  /** Door policy: the smallest debt in euro cents, the greatest age in years. */
  readonly minimumDebt: Minor
  readonly maximumAgeYears: number
  readonly quoteValidDays: number
  /** Where the agency is established and what VAT it charges at home: decides how the fee is taxed (C12). */
  readonly agency: { readonly country: Country; readonly vatHundredths: number }
}

const bounds = [0, 1_000_00, 10_000_00, 50_000_00, 150_000_00]

function bands(...percents: readonly number[]): readonly Band[] {
  return percents.map((percent, place) => ({
    above: minor(bounds[place] ?? 0),
    upTo: place + 1 < bounds.length ? minor(bounds[place + 1] ?? 0) : null,
    hundredths: percent * 100,
  }))
}

/** Part 7.2 of the domain decisions. */
const tariff2026: Tariff = {
  version: 'tariff-2026-1',
  example: true,
  from: day('2026-01-01'),
  bands: {
    EUROPE: bands(20, 14, 10, 8, 6),
    AMERICAS_NORTH: bands(28, 20, 16, 12, 9),
    REST: bands(32, 26, 21, 16, 12),
  },
  surcharges: [
    { moreThanDays: 730, hundredths: 1200 },
    { moreThanDays: 365, hundredths: 600 },
    { moreThanDays: 180, hundredths: 200 },
  ],
  minimumFee: minor(40_00),
  minimumDebt: minor(100_00),
  maximumAgeYears: 3,
  quoteValidDays: 30,
  agency: { country: 'ES', vatHundredths: 2100 },
}

/** Every version ever used, oldest first. */
export const tariffs: readonly [Tariff, ...Tariff[]] = [tariff2026]

/** The price list of a day; days before the first version get the first. */
export function tariffOn(on: Day): Tariff {
  return tariffs.findLast((tariff) => tariff.from <= on) ?? tariffs[0]
}

/** A version by its name; throws RangeError for one that never was. */
export function tariffVersion(version: string): Tariff {
  const found = tariffs.find((tariff) => tariff.version === version)
  if (!found) throw new RangeError(`No tariff ${version}`)
  return found
}
