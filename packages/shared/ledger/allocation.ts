import { add, type Minor, min, subtract, sum } from '../money.ts'

/** The parts of a claim in the order in which a receipt pays them, where the agreement says nothing else (Part 7.5). */
export type Part = 'COSTS' | 'COMPENSATION' | 'INTEREST' | 'PRINCIPAL'

/** What is open on the day of the receipt. Invoices come oldest first. */
export type OpenClaim = {
  readonly costs: Minor
  readonly compensation: Minor
  readonly invoices: readonly OpenInvoice[]
}
export type OpenInvoice = { readonly invoiceId: string; readonly interest: Minor; readonly principal: Minor }

export type Allocation = {
  readonly part: Part | 'CREDIT'
  readonly invoiceId: string | null
  readonly amount: Minor
}

/**
 * Which part of the claim a receipt pays: part by part in the order of the agreement, oldest invoice first. Invoices
 * that the payer named are paid first, interest before principal unless the order says otherwise. What is more than
 * the claim is the payer's credit: it is never kept. The lines add up to the receipt exactly.
 * Refuses (RangeError) a receipt that is not more than nothing.
 */
export function allocate(
  receipt: Minor,
  claim: OpenClaim,
  order: readonly Part[],
  named: readonly string[] = [],
): Allocation[] {
  if (receipt <= 0) throw new RangeError('A receipt is more than nothing')
  const chosen = claim.invoices.filter(({ invoiceId }) => named.includes(invoiceId))
  const onInvoices = order.filter((part) => part === 'INTEREST' || part === 'PRINCIPAL')
  const wanted = [
    ...onInvoices.flatMap((part) => linesOf(part, { ...claim, invoices: chosen })),
    ...order.flatMap((part) =>
      linesOf(part, { ...claim, invoices: claim.invoices.filter((invoice) => !chosen.includes(invoice)) }),
    ),
  ]
  let left = receipt
  const lines: Allocation[] = []
  for (const line of wanted) {
    const amount = min(left, line.amount)
    if (amount <= 0) continue
    lines.push({ ...line, amount })
    left = subtract(left, amount)
  }
  if (left > 0) lines.push({ part: 'CREDIT', invoiceId: null, amount: left })
  return lines
}

function linesOf(part: Part, claim: OpenClaim): Allocation[] {
  if (part === 'COSTS') return [{ part, invoiceId: null, amount: claim.costs }]
  if (part === 'COMPENSATION') return [{ part, invoiceId: null, amount: claim.compensation }]
  return claim.invoices.map(({ invoiceId, interest, principal }) => ({
    part,
    invoiceId,
    amount: part === 'INTEREST' ? interest : principal,
  }))
}

/** Everything that is open. */
export function openTotal(claim: OpenClaim): Minor {
  const onInvoices = sum(claim.invoices.map(({ interest, principal }) => add(interest, principal)))
  return add(claim.costs, claim.compensation, onInvoices)
}

/** What receipts have already paid, part by part; credits are left out. */
export function paidByPart(lines: readonly Allocation[]): Record<Part, Minor> {
  const of = (part: Part) => sum(lines.filter((line) => line.part === part).map(({ amount }) => amount))
  return {
    COSTS: of('COSTS'),
    COMPENSATION: of('COMPENSATION'),
    INTEREST: of('INTEREST'),
    PRINCIPAL: of('PRINCIPAL'),
  }
}
