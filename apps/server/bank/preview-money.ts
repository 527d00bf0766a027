import type { AssignMoney } from '#shared/bank/bank-input.ts'
import { whyNotAssign } from '#shared/bank/assign.ts'
import { allocateReceipt } from '#shared/cases/demand.ts'
import type { CreditorId } from '#shared/ids.ts'
import { fromBigInt, minor } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Ctx } from '../trpc.ts'
import { chosenCases } from './assign-money.ts'
import { countsOn } from './book-entry.ts'

/**
 * What an assignment would pay, before anybody presses the button: the same rules as the posting, on the same day.
 * Refuses what the assignment would refuse.
 */
export async function previewMoney({ house }: Ctx, { entryId, parts }: AssignMoney) {
  const entry = await house.db.bankEntry.findUnique({ where: { id: entryId } })
  if (!entry) throw new Refusal('access.notFound')
  const cases = await chosenCases(
    house.db,
    parts.map(({ caseId }) => caseId),
  )
  const { creditorId, currency, status } = entry
  const waiting = {
    creditorId: creditorId as CreditorId,
    currency,
    status,
    rest: fromBigInt(entry.restMinor),
  }
  const refusal = whyNotAssign(waiting, parts, cases)
  if (refusal) throw refusal
  return Promise.all(
    parts.map(async ({ caseId, amountMinor }) => {
      const { claim, demand, order } = await loadClaim(house, house.db, caseId, { asOf: countsOn(entry) })
      const pieces = allocateReceipt(claim, demand, minor(amountMinor), [], order)
      const numberOf = new Map(claim.invoices.map(({ invoiceId, number }) => [invoiceId, number]))
      return {
        caseId,
        outstanding: claim.outstanding,
        pieces: pieces.map(({ part, invoiceId, amount }) => ({
          part,
          amount,
          invoice: invoiceId ? (numberOf.get(invoiceId) ?? null) : null,
        })),
      }
    }),
  )
}
