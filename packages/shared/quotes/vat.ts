import { type Country, isEu } from '../countries.ts'
import { type Minor, mulDiv, zero } from '../money.ts'
import { percentText } from '../interest/statutory-rate.ts'
import type { Tariff } from './tariff.ts'

/**
 * How our fee is taxed. Debt collection is excluded from the VAT exemption (CJEU C-175/09 AXA), so at home the fee
 * bears VAT; a business elsewhere in the EU accounts for it itself (reverse charge, Art 44 and 196 of the VAT
 * Directive); outside the EU the fee is outside the scope. C12 marks the last two as general knowledge.
 */
export type VatTreatment = 'DOMESTIC' | 'REVERSE_CHARGE' | 'OUTSIDE_SCOPE'

export type Vat = {
  readonly treatment: VatTreatment
  /** The rate charged, `21.00`, or null where we charge none. */
  readonly percent: string | null
  /** VAT on the fee; the creditor can usually deduct it. */
  readonly amount: Minor
  readonly verified: boolean
}

export function vatOn(fee: Minor, creditorCountry: Country, agency: Tariff['agency']): Vat {
  if (creditorCountry === agency.country) {
    const amount = mulDiv(fee, agency.vatHundredths, 10_000, 'halfUp')
    return { treatment: 'DOMESTIC', percent: percentText(agency.vatHundredths), amount, verified: true }
  }
  const treatment = isEu(creditorCountry) && isEu(agency.country) ? 'REVERSE_CHARGE' : 'OUTSIDE_SCOPE'
  return { treatment, percent: null, amount: zero, verified: false }
}
