import type { PreviewRefundInput } from '#shared/payments/refund-input.ts'
import { type RefundPreview, type RefundStanding } from '#shared/payments/refund-preview.ts'
import { newId } from '#shared/ids.ts'
import { fromBigInt, max, negate, subtract, zero } from '#shared/money.ts'
import { needsSecondPerson, secondPersonFrom, whyNotRefund } from '#shared/payments/refund.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import { holdCase } from './direct-row.ts'
import { leaveForRefund } from './order-refund.ts'
import { refundableOf, type RefundScope } from './refund-row.ts'

/** Ends the transaction of a preview, so that nothing of it stays. */
class Undone extends Error {
  readonly preview: RefundPreview
  constructor(preview: RefundPreview) {
    super('A preview is not kept')
    this.preview = preview
  }
}

/**
 * What a refund would do, in figures, before anybody asks for it: it is done by the very steps that do it, and the
 * transaction is undone. What is refused there is refused here. What else is asked for on this receipt stays as it is.
 */
export async function previewRefund(scope: RefundScope, input: PreviewRefundInput): Promise<RefundPreview> {
  const { house, actor, caseId, creditorId } = scope
  const { paymentId, amountMinor } = input
  try {
    return await inTransaction(house.db, actor, async (tx) => {
      await holdCase(tx, caseId)
      const receipt = await refundableOf(tx, caseId, paymentId)
      const refusal = whyNotRefund(amountMinor, receipt)
      if (refusal) throw refusal
      const { currency } = await tx.payment.findUniqueOrThrow({
        where: { id: paymentId },
        select: { currency: true },
      })
      const at = house.clock.now()
      const before = await standingOf(scope, tx, currency)
      const row = await tx.refund.create({
        data: {
          id: newId('refund', Date.parse(at)),
          caseId,
          creditorId,
          paymentId,
          status: 'HELD',
          way: receipt.way ?? 'card',
          toName: 'preview',
          toIban: 'preview',
          byDebtor: true,
          amountMinor: BigInt(amountMinor),
          fromCreditMinor: 0n,
          currency,
          why: 'preview',
          requestedByName: 'preview',
          requestedAt: new Date(at),
        },
      })
      await leaveForRefund(house, tx, row, receipt)
      const after = await standingOf(scope, tx, currency)
      throw new Undone({
        currency,
        before,
        after,
        owedBack: subtract(max(zero, negate(after.payable)), max(zero, negate(before.payable))),
        needsSecond: needsSecondPerson(amountMinor, currency, house.clock.today()),
        secondFrom: secondPersonFrom,
      })
    })
  } catch (thrown) {
    if (thrown instanceof Undone) return thrown.preview
    throw thrown
  }
}

/** What is owed and what is held for whom, as the claim and the books have it now. */
async function standingOf({ house, caseId }: RefundScope, tx: Tx, currency: string): Promise<RefundStanding> {
  const { claim } = await loadClaim(house, tx, caseId)
  const rows = await tx.$queryRaw<{ kind: string; amount: bigint }[]>`
    select a.kind, -sum(e."amountMinor")::bigint as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
    where a."caseId" = ${caseId} and a.currency = ${currency} and a.kind in ('PAYABLE', 'FEES', 'VAT', 'INTEREST_KEPT')
    group by a.kind`
  const of = (kind: string) => fromBigInt(rows.find((row) => row.kind === kind)?.amount ?? 0n)
  return {
    outstanding: claim.outstanding,
    credit: claim.credit,
    payable: of('PAYABLE'),
    commission: of('FEES'),
    vat: of('VAT'),
  }
}
