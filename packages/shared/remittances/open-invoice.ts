import type { CaseShare } from '../ledger/fee-postings.ts'
import { type Minor, min, negate, subtract, sum, zero } from '../money.ts'

/** What an invoice is made of, for each of its cases. */
const parts = ['fee', 'vat', 'kept'] as const

/** What an invoice asks for in all: the fee, the VAT on it, and interest that the agreement leaves to us. Below zero it is a credit. */
export const askedBy = (lines: readonly CaseShare[]): Minor =>
  sum(lines.flatMap((line) => parts.map((part) => line[part])))

/**
 * What a payment settles of an invoice, of which so much is still open for each case: what goes back stands in it as a
 * part below zero and counts first, then the others are settled in the order of the paper. Paid in any number of steps,
 * the whole of it is settled to the cent; what asks for nothing in all is settled by nothing.
 * Refuses (RangeError) more than is open, and an amount that goes the other way.
 */
export function sharesSettled(open: readonly CaseShare[], amount: Minor): CaseShare[] {
  const asked = askedBy(open)
  const turned = (each: Minor) => (asked < 0 ? negate(each) : each)
  const wanted = turned(amount)
  if (wanted < 0 || wanted > turned(asked))
    throw new RangeError('No more of an invoice is settled than is open')
  const amounts = open.flatMap((line) => parts.map((part) => turned(line[part])))
  let left = subtract(wanted, sum(amounts.filter((each) => each < 0)))
  const settled = amounts.map((each) => {
    const taken = min(each, left)
    if (each > 0) left = subtract(left, taken)
    return turned(each < 0 ? each : taken)
  })
  return open.map(({ caseId }, place) => {
    const [fee = zero, vat = zero, kept = zero] = settled.slice(place * parts.length)
    return { caseId, fee, vat, kept }
  })
}

export type OpenInvoice = { readonly feeInvoiceId: string; readonly open: Minor }

/**
 * Credit notes are set off against open invoices of the same creditor and currency, the oldest first on either side: so
 * much of each is settled, and together that is nothing. What is left of a credit waits for the next invoice.
 */
export function setOffs(oldestFirst: readonly OpenInvoice[]): { feeInvoiceId: string; amount: Minor }[] {
  const asked = oldestFirst.filter(({ open }) => open > 0)
  const credits = oldestFirst.filter(({ open }) => open < 0)
  const size = min(sum(asked.map(({ open }) => open)), negate(sum(credits.map(({ open }) => open))))
  return [...upTo(asked, size), ...upTo(credits, size)]
}

/** So much of these, one after the other, each with its own sign. */
function upTo(some: readonly OpenInvoice[], size: Minor) {
  let left = size
  return some.flatMap(({ feeInvoiceId, open }) => {
    const taken = min(left, open < 0 ? negate(open) : open)
    left = subtract(left, taken)
    return taken > 0 ? [{ feeInvoiceId, amount: open < 0 ? negate(taken) : taken }] : []
  })
}
