import type { InvoiceId } from '../ids.ts'
import { add, type Minor, min, subtract, zero } from '../money.ts'

/** The parts of a claim that a receipt pays. */
export const claimParts = ['COSTS', 'COMPENSATION', 'INTEREST', 'PRINCIPAL'] as const
export type ClaimPart = (typeof claimParts)[number]

/** Part 7.5: legal costs, then compensation, then interest, then principal. A field of the agreement. */
export const defaultAllocationOrder: readonly ClaimPart[] = claimParts

/** What is open on one invoice on the day of the receipt; legal costs belong to the case and to no invoice. */
export type OpenParts = {
  readonly invoiceId: InvoiceId | null
  /** The oldest invoice is paid first. */
  readonly dueOn: string
  readonly open: Readonly<Partial<Record<ClaimPart, Minor>>>
}

/** A piece of a receipt. CREDIT is what is left when nothing is open: it is the debtor's, never the creditor's. */
export type Allocation = {
  readonly part: ClaimPart | 'CREDIT'
  readonly invoiceId: InvoiceId | null
  readonly amount: Minor
}

/**
 * Shares out a receipt. Invoices that the payer named come first, oldest first, in the order of the parts; what is
 * left goes to the others in the same way, and what is left then is a credit. The pieces add up to the receipt, none
 * is more than was open. Refuses (RangeError) an amount that is not positive.
 */
export function allocate(
  amount: Minor,
  open: readonly OpenParts[],
  order: readonly ClaimPart[] = defaultAllocationOrder,
  named: readonly InvoiceId[] = [],
): Allocation[] {
  if (amount <= 0) throw new RangeError('A receipt is more than nothing')
  const oldestFirst = open.toSorted((one, other) =>
    one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0,
  )
  const isNamed = ({ invoiceId }: OpenParts) => invoiceId !== null && named.includes(invoiceId)
  const queue = [oldestFirst.filter(isNamed), oldestFirst.filter((parts) => !isNamed(parts))]
  const wanted = queue.flatMap((group) =>
    order.flatMap((part) => group.map((parts) => ({ part, ...parts, most: parts.open[part] ?? zero }))),
  )
  const allocations: Allocation[] = []
  let rest = amount
  for (const { part, invoiceId, most } of wanted) {
    const piece = min(rest, most)
    if (piece <= 0) continue
    allocations.push({ part, invoiceId, amount: piece })
    rest = subtract(rest, piece)
  }
  return rest > 0 ? [...allocations, { part: 'CREDIT', invoiceId: null, amount: rest }] : allocations
}

/** How much of the allocations went to one part, of one invoice or of all. */
export function allocatedTo(
  allocations: readonly Allocation[],
  part: Allocation['part'],
  invoiceId?: InvoiceId,
): Minor {
  return allocations
    .filter((piece) => piece.part === part && (invoiceId === undefined || piece.invoiceId === invoiceId))
    .reduce((total, piece) => add(total, piece.amount), zero)
}
