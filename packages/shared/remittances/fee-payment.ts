import { numberIn, referencesIn } from '../bank/creditor-reference.ts'
import type { Currency, Minor } from '../money.ts'

/** What the bank says of money on our own account. */
export type OwnMoney = {
  readonly reference: string | null
  readonly text: string | null
  readonly endToEndId: string | null
  readonly currency: string
}

/** An invoice of ours that the money may be for. */
export type NamedInvoice = {
  readonly feeInvoiceId: string
  readonly number: string
  readonly currency: Currency
  readonly open: Minor
}

/** F-2026-000007, as it is written, and as its reference has it: F2026000007. */
const written = /\bF[\s-]?(\d{4})[\s-]?(\d{6})\b/gi
const bare = /^F(\d{4})(\d{6})$/

/**
 * The invoices of ours that a payer has named, by their RF reference (ISO 11649) or by the number on the paper. On our
 * own account nothing else concerns a creditor, and nothing else of it is kept.
 */
export function invoicesNamed({ reference, text, endToEndId }: Omit<OwnMoney, 'currency'>): string[] {
  const words = [reference, text, endToEndId].filter((said): said is string => said !== null)
  const byReference = words.flatMap((said) => referencesIn(said)).map((found) => bare.exec(numberIn(found)))
  const byNumber = words.flatMap((said) => [...said.matchAll(written)])
  return [
    ...new Set(
      [...byReference, ...byNumber].flatMap((found) => (found ? [`F-${found[1]}-${found[2]}`] : [])),
    ),
  ]
}

/** Why money that names an invoice does not pay it by itself; said to the person who looks. */
export type WhyNotPaid = 'several' | 'unknown' | 'currency' | 'settled'

/**
 * Which invoice the money pays, if that is certain: the only one that is named, in its currency, and still open. Whoever
 * sends it may pay for somebody else, so that the payer's account decides nothing.
 */
export function matchFeePayment(
  money: OwnMoney,
  invoices: readonly NamedInvoice[],
): { readonly feeInvoiceId: string } | { readonly why: WhyNotPaid } {
  const named = invoicesNamed(money)
  if (named.length > 1) return { why: 'several' }
  const found = invoices.find(({ number }) => number === named[0])
  if (!found) return { why: 'unknown' }
  if (found.currency !== money.currency) return { why: 'currency' }
  return found.open > 0 ? { feeInvoiceId: found.feeInvoiceId } : { why: 'settled' }
}
