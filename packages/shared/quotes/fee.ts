import { type Country, type Zone, zone } from '../countries.ts'
import { percentText } from '../interest/statutory-rate.ts'
import { add, type Minor, max, min, minor, mulDiv, subtract, zero } from '../money.ts'
import { compareWithCents, type EurRate, exactCents, fromEur } from './eur-rates.ts'
import type { Tariff } from './tariff.ts'

/** A share as an exact fraction of two safe integers, reduced: 10 % is 1 / 10. */
export type ExactShare = { readonly numerator: number; readonly denominator: number }

/** The price of a case, fixed at placement and applied to everything recovered (Part 7.2, A06). Plain JSON. */
export type FeeTerms = {
  readonly tariff: string
  readonly zone: Zone
  /** The band of the principal, in euro cents. */
  readonly band: { readonly above: Minor; readonly upTo: Minor | null }
  /** The rate of that band, without the surcharge: `14.00`. */
  readonly bandPercent: string
  readonly surchargePercent: string
  /** True when a higher band is cheaper in total, so that its smallest fee is taken (no cliff). */
  readonly capped: boolean
  readonly share: ExactShare
  /** The share shown to two decimals. */
  readonly percent: string
  /** The smallest fee of a recovered case, in the currency of the claim. */
  readonly minimum: Minor
}

/** The part of the terms that a fee is computed from. */
export type Price = Pick<FeeTerms, 'share' | 'minimum'>

export type Placement = {
  readonly principal: Minor
  readonly rate: EurRate
  readonly creditorCountry: Country
  readonly debtorCountry: Country
  /** Days past due of the oldest invoice on the day of placement. */
  readonly daysOverdue: number
}

/** Points added for age: more than 180 days past due, more than 365, more than 730. */
export function surchargeFor(tariff: Tariff, daysOverdue: number): number {
  return tariff.surcharges.find(({ moreThanDays }) => daysOverdue > moreThanDays)?.hundredths ?? 0
}

/** The debtor's zone decides; a domestic case is priced like Europe wherever it is (Part 7.2). */
export function tariffZone(creditorCountry: Country, debtorCountry: Country): Zone {
  return creditorCountry === debtorCountry ? 'EUROPE' : zone(debtorCountry)
}

/**
 * The price of a case. No cliff: the fee on the principal p is the smallest of rate(band of p) × p and, for every
 * higher band, its rate × its lower bound. The surcharge for age is part of each rate. Fee ÷ p is the share.
 * The bounds are in euro: the principal is compared with them exactly, at the rate of the placement.
 * Refuses (RangeError) a principal that is not positive.
 */
export function feeTerms(tariff: Tariff, placement: Placement): FeeTerms {
  const { principal, rate, creditorCountry, debtorCountry, daysOverdue } = placement
  if (principal <= 0) throw new RangeError('A fee needs a principal')
  const where = tariffZone(creditorCountry, debtorCountry)
  const bands = tariff.bands[where]
  const exact = exactCents(principal, rate)
  const band = bands.find(({ upTo }) => upTo === null || compareWithCents(exact, upTo) <= 0)
  if (!band) throw new RangeError(`The tariff ${tariff.version} has no band for this principal`)
  const surcharge = surchargeFor(tariff, daysOverdue)
  const own = band.hundredths + surcharge
  // The flat fees of the higher bands, each converted once into the currency of the claim.
  const flat = bands
    .filter(({ above }) => above > band.above)
    .map(({ above, hundredths }) => fromEur(mulDiv(above, hundredths + surcharge, 10_000, 'halfUp'), rate))
  const lowest = flat.reduce<Minor | null>(
    (least, fee) => (least === null || fee < least ? fee : least),
    null,
  )
  const capped = lowest !== null && BigInt(lowest) * 10_000n < BigInt(own) * BigInt(principal)
  const share = capped ? reduced(lowest, principal) : reduced(own, 10_000)
  return {
    tariff: tariff.version,
    zone: where,
    band: { above: band.above, upTo: band.upTo },
    bandPercent: percentOf({ numerator: band.hundredths, denominator: 10_000 }),
    surchargePercent: percentOf({ numerator: surcharge, denominator: 10_000 }),
    capped,
    share,
    percent: percentOf(share),
    minimum: fromEur(tariff.minimumFee, rate),
  }
}

/**
 * The fee on everything recovered in a case so far: the share, rounded half up, at least the smallest fee, never more
 * than was recovered. Nothing recovered costs nothing.
 */
export function feeOn({ share, minimum }: Price, recovered: Minor): Minor {
  if (recovered <= 0) return zero
  return min(recovered, max(minimum, mulDiv(recovered, share.numerator, share.denominator, 'halfUp')))
}

/** Whether the smallest fee of a case, not the share, decides what is charged on this amount. */
export function minimumDecides({ share, minimum }: Price, recovered: Minor): boolean {
  return mulDiv(recovered, share.numerator, share.denominator, 'halfUp') < min(recovered, minimum)
}

/** The fee on one receipt: what the fee on the whole grows by, so that instalments cost exactly what one payment does. */
export function feeOfReceipt(terms: Price, recoveredBefore: Minor, receipt: Minor): Minor {
  return subtract(feeOn(terms, add(recoveredBefore, receipt)), feeOn(terms, recoveredBefore))
}

/** A share as a percentage rounded to two decimals: `10.53`. For showing; the share itself stays exact. */
export function percentOf({ numerator, denominator }: ExactShare): string {
  const hundredths = mulDiv(minor(numerator), 10_000, denominator, 'halfUp')
  return percentText(hundredths)
}

function reduced(numerator: number, denominator: number): ExactShare {
  let [one, other] = [numerator, denominator]
  while (other !== 0) [one, other] = [other, one % other]
  return { numerator: minor(numerator) / one, denominator: minor(denominator) / one }
}
