import { standingOf } from '#shared/cases/claim.ts'
import { allocateReceipt } from '#shared/cases/demand.ts'
import { shareDue } from '#shared/cases/yours.ts'
import type { Day, Instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { type Allocation, allocatedTo } from '#shared/ledger/allocation.ts'
import { claimPostings } from '#shared/ledger/claim-postings.ts'
import { commissionCharged, howSettled } from '#shared/ledger/fee-postings.ts'
import type { Posting } from '#shared/ledger/posting.ts'
import {
  chargebackWon,
  directPaymentSettled,
  receiptAllocated,
  receiptCleared,
  suspenseAssigned,
  type Via,
} from '#shared/ledger/receipt-postings.ts'
import { type Currency, fromBigInt, type Minor, subtract } from '#shared/money.ts'
import { type ClaimRow, claimOf, type LoadedClaim } from '../cases/load-claim.ts'
import { termsOf } from '../cases/price-of-case.ts'
import type { House } from '../house.ts'
import type { Gathered } from './gather-receipt.ts'

/** Where the money is; it may have waited at the bank, or have been taken back and won. */
export type Arrived = Via | 'SUSPENSE' | 'CHARGEBACK'

function arrived(via: Arrived, caseId: CaseId, amount: Minor, currency: Currency): Posting {
  if (via === 'SUSPENSE') return suspenseAssigned(caseId, amount, currency)
  if (via === 'CHARGEBACK') return chargebackWon(caseId, amount, currency)
  return receiptCleared(caseId, amount, currency, via)
}

/** What one receipt does: what it pays, what is posted for it and on which day, and what is owed then. */
export type WorkedOut = {
  allocations: Allocation[]
  /** The day on which it counts. */
  on: Day
  postings: { posting: Posting; postedOn: Day }[]
  after: LoadedClaim
}

/** The rules of a receipt on what was gathered for it; nothing is read and nothing is written. */
export function workOutReceipt(
  house: Pick<House, 'clock'>,
  caseId: CaseId,
  { payment, file, booked, charged }: Gathered,
  { via, receivedOn, at }: { via: Arrived; receivedOn: Day | undefined; at: Instant },
): WorkedOut {
  const { currency } = payment
  const terms = termsOf(file)
  if (!terms) throw new Error(`The case ${caseId} has no price`)
  const now = claimOf(house, file)
  const { claim, demand, on, order } = receivedOn ? claimOf(house, file, { asOf: receivedOn }) : now
  const amount = fromBigInt(payment.amountMinor)
  const allocations = allocateReceipt(claim, demand, amount, payment.invoiceIds, order)
  const after = claimOf(house, withReceipt(file, payment, allocations, on, at))
  const recovered = subtract(amount, allocatedTo(allocations, 'CREDIT'))
  const isHeld = via === 'HELD_BY_CREDITOR'
  const receipt = [
    arrived(via, caseId, amount, currency),
    receiptAllocated(caseId, allocations, currency),
    ...(isHeld && recovered > 0 ? [directPaymentSettled(caseId, recovered, currency)] : []),
  ]
  const settle = howSettled(terms.mandate.feeSettlement, isHeld)
  const commission = commissionCharged(caseId, currency, shareDue(after.claim, terms), charged, settle)
  const dated = (postedOn: Day) => (posting: Posting) => ({ posting, postedOn })
  return {
    allocations,
    on,
    after,
    postings: [
      ...claimPostings(caseId, currency, standingOf(now.claim), booked).map(dated(now.on)),
      ...receipt.map(dated(on)),
      ...(commission ? [commission] : []).map(dated(after.on)),
    ],
  }
}

/** The case as it stands when this receipt is on it. */
function withReceipt(
  file: ClaimRow,
  { id, amountMinor, invoiceIds, startedAt, firstSettledAt }: Gathered['payment'],
  allocations: readonly Allocation[],
  on: Day,
  at: Instant,
): ClaimRow {
  const receipt = {
    id,
    status: 'SUCCEEDED',
    startedAt,
    receivedOn: on,
    settledAt: new Date(at),
    firstSettledAt,
    amountMinor,
    invoiceIds,
    allocations: allocations.map(({ amount, ...piece }) => ({ ...piece, amountMinor: BigInt(amount) })),
  }
  return { ...file, payments: [...file.payments.filter((payment) => payment.id !== id), receipt] }
}
