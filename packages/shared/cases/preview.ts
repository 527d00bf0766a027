import type { Country } from '../countries.ts'
import type { Day } from '../dates.ts'
import { newId } from '../ids.ts'
import { type Minor, subtract } from '../money.ts'
import { eurRate, fromEur } from '../quotes/eur-rates.ts'
import { feeOn } from '../quotes/fee.ts'
import { tariffVersion } from '../quotes/tariff.ts'
import type { Refusal } from '../refusal.ts'
import type { CaseInput } from './case-input.ts'
import { type Claim, claimOn } from './claim.ts'
import { type CasePrice, priceOfCase, type QuotedPrice } from './price.ts'
import { placement, whyNotSubmit } from './submission.ts'

/** What a case would be if it were submitted now: the figures stand before the button. */
export type CasePreview = {
  readonly claim: Claim
  readonly price: CasePrice
  /** On the whole claim, if all of it is recovered. */
  readonly fee: Minor
  readonly net: Minor
  readonly example: boolean
}

/** Works out the figures of a case that is about to be submitted, or why it cannot be. The server asks the same rules. */
export function previewCase(
  input: CaseInput,
  creditorCountry: Country,
  quoted: QuotedPrice | null,
  today: Day,
): { refusal: Refusal; preview: null } | { refusal: null; preview: CasePreview } {
  const refusal = whyNotSubmit(input, creditorCountry, today)
  const placed = placement(input)
  if (refusal) return { refusal, preview: null }
  if (!placed) throw new RangeError('A case needs an invoice')
  const { currency } = input
  const debtorCountry = input.debtor.country
  const price = priceOfCase({ ...placed, currency, creditorCountry, debtorCountry }, quoted, today)
  const claim = claimOn(today, {
    invoices: input.invoices.map(({ number, dueOn, amountMinor }, place) => ({
      invoiceId: newId('invoice', place),
      number,
      dueOn,
      amount: amountMinor,
    })),
    receipts: [],
    creditorCountry,
    debtorCountry,
    currency,
  })
  const tariff = tariffVersion(price.tariff)
  const minimum = fromEur(tariff.minimumFee, eurRate(currency, today))
  const fee = feeOn({ share: price.share, minimum }, claim.outstanding)
  return {
    refusal: null,
    preview: { claim, price, fee, net: subtract(claim.outstanding, fee), example: tariff.example },
  }
}
