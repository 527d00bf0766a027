import { fromBigInt, sum } from '#shared/money.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'

type Receipt = {
  id: string
  caseId: string
  creditorId: string
  method: string
  currency: string
  allocations: readonly { part: string; amountMinor: bigint }[]
}

/**
 * What was paid beyond the claim is the debtor's: it is offered back with the receipt, and never kept. What was paid to
 * the creditor directly, the creditor has and gives back.
 */
export async function offerCredit(house: House, tx: Tx, receipt: Receipt): Promise<void> {
  const credit = sum(
    receipt.allocations
      .filter(({ part }) => part === 'CREDIT')
      .map(({ amountMinor }) => fromBigInt(amountMinor)),
  )
  if (credit === 0 || receipt.method === 'direct') return
  await oweDebtorMail(house, tx, {
    caseId: receipt.caseId,
    creditorId: receipt.creditorId,
    kind: 'credit-offered',
    key: `credit-offered:${receipt.id}`,
    data: { amountMinor: credit, currency: receipt.currency },
  })
}
