import { type Country, coverage } from '../countries.ts'
import { addYears, type Day } from '../dates.ts'
import { limitationOfClaim } from '../interest/applicable-law.ts'
import type { Currency, Minor } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { compareWithCents, type EurRate, exactCents } from './eur-rates.ts'
import type { Tariff } from './tariff.ts'

/** What the door policy looks at. `dueOn` is the due day of the oldest invoice. */
export type AtTheDoor = {
  readonly debtorKind: 'BUSINESS' | 'CONSUMER'
  readonly creditorCountry: Country
  readonly debtorCountry: Country
  readonly principal: Minor
  readonly currency: Currency
  readonly dueOn: Day
}

/**
 * Why we cannot take a debt on, or null (Part 7.2, A42, A45). The first rule that says no is named, with what is
 * possible instead in its words. The same rules meet the quote, the case and every import.
 */
export function whyNotTakeOn(debt: AtTheDoor, tariff: Tariff, rate: EurRate, today: Day): Refusal | null {
  const { creditorCountry, debtorCountry, dueOn } = debt
  if (debt.debtorKind === 'CONSUMER') return new Refusal('quotes.consumer')
  if (coverage(debtorCountry) === 'NONE') return new Refusal('quotes.noCoverage', { country: debtorCountry })
  if (dueOn >= today) return new Refusal('quotes.notOverdueYet', { dueOn })
  if (compareWithCents(exactCents(debt.principal, rate), tariff.minimumDebt) < 0) {
    return new Refusal('quotes.tooSmall', { minimumMinor: tariff.minimumDebt, currency: 'EUR' })
  }
  const oldest = addYears(dueOn, tariff.maximumAgeYears)
  const limitation = limitationOfClaim({ creditorCountry, debtorCountry }, dueOn)?.decisive
  if (limitation && limitation.lastDay < today && limitation.lastDay <= oldest) {
    return new Refusal('quotes.timeBarred', { lastOn: limitation.lastDay, country: limitation.country })
  }
  if (oldest < today) return new Refusal('quotes.tooOld', { years: tariff.maximumAgeYears, lastOn: oldest })
  return null
}
