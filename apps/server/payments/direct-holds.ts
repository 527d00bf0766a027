import { allocateReceipt } from '#shared/cases/demand.ts'
import { day, type Instant } from '#shared/dates.ts'
import { type InvoiceId, newId } from '#shared/ids.ts'
import { fromBigInt, type Minor, subtract, sum, zero } from '#shared/money.ts'
import { holdsOfReport } from '#shared/payments/direct-payment.ts'
import { loadClaim, reportedHold } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'

type About = { directPaymentId: string; caseId: string; creditorId: string; at: Instant; by: string }
type Reported = {
  receivedOn: string
  amount: Minor
  invoiceIds: readonly string[]
  disputeId: string | null
}

/**
 * What is reported is asked for by nobody from this transaction on: letters, calls and the debtor's own page ask the
 * same demand. Of what the answered dispute pauses already nothing is paused twice.
 */
export async function holdReported(
  house: House,
  tx: Tx,
  { directPaymentId, caseId, creditorId, at, by }: About,
  { receivedOn, amount, invoiceIds, disputeId }: Reported,
): Promise<void> {
  const answered = disputeId ? await tx.hold.findMany({ where: { disputeId, liftedAt: null } }) : []
  const { claim, demand, order } = await loadClaim(house, tx, caseId, { asOf: day(receivedOn) })
  const isDisputed = answered.length > 0
  // The payment that is disputed is this one: it is looked at as if nothing of it were paused.
  const open = isDisputed ? { ...demand, invoices: [] } : demand
  const holds = holdsOfReport(allocateReceipt(claim, open, amount, invoiceIds as InvoiceId[], order))
  const more = holds.map((hold) => ({
    ...hold,
    amount: subtract(hold.amount ?? zero, pausedOf(answered, hold.invoiceId)),
  }))
  await tx.hold.createMany({
    data: more
      .filter((hold) => hold.amount > 0)
      .map((hold) => ({
        id: newId('hold', Date.parse(at)),
        caseId,
        creditorId,
        directPaymentId,
        invoiceId: hold.invoiceId,
        amountMinor: BigInt(hold.amount),
        reason: reportedHold,
        openedAt: new Date(at),
        openedBy: by,
      })),
  })
}

/** Money that is posted is no longer only reported, and what is rejected is asked for again. */
export async function liftReported(
  tx: Tx,
  { directPaymentId, at, by }: Pick<About, 'directPaymentId' | 'at' | 'by'>,
): Promise<void> {
  await tx.hold.updateMany({
    where: { directPaymentId, liftedAt: null },
    data: { liftedAt: new Date(at), liftedBy: by },
  })
}

type Paused = { invoiceId: string | null; amountMinor: bigint | null }

/** How much of an invoice is paused already; all of it counts as more than anything. */
function pausedOf(holds: readonly Paused[], invoiceId: string | null): Minor {
  const own = holds.filter((hold) => hold.invoiceId === invoiceId || hold.invoiceId === null)
  const everything = own.some((hold) => hold.invoiceId === null || hold.amountMinor === null)
  if (everything) return Number.MAX_SAFE_INTEGER as Minor
  return sum(own.map(({ amountMinor }) => fromBigInt(amountMinor ?? 0n)))
}
