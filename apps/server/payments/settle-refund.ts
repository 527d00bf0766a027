import type { Actor } from '#shared/access/actor.ts'
import { fromBigInt } from '#shared/money.ts'
import { mayMoveRefund, refundMoves } from '#shared/payments/refund.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { takeWhatIsAsked } from './settle-chargeback.ts'
import { postRest } from './post-rest.ts'
import { recoverLoss } from './recover-loss.ts'
import { tellCreditorOfRefund, tellDebtorOfRefund } from './refund-owed.ts'
import { type RefundRow, refundFacts, takeRefund } from './refund-row.ts'

export type ToldOfRefund = {
  refundId: string
  providerRefundId: string | null
  /** The word of the provider, or what the bank's booking means in its words. */
  status: string
  code?: string
}

const system: Actor = { kind: 'system', language: 'en' }

/** What provider or bank says about a refund, whoever brought the news; the same news twice changes nothing. */
export const settleRefund = (house: House, news: ToldOfRefund): Promise<void> =>
  inTransaction(house.db, system, (tx) => settleRefundIn(house, tx, news))

/** The same in the transaction of whoever brings the news. */
export async function settleRefundIn(house: House, tx: Tx, news: ToldOfRefund): Promise<void> {
  const found = await tx.refund.findUnique({ where: { id: news.refundId }, select: { caseId: true } })
  if (!found) return
  const row = await takeRefund(tx, found.caseId, { refundId: news.refundId })
  const command = commandOf(news.status)
  if (!mayMoveRefund(row.status, command)) return
  const at = house.clock.now()
  await tx.refund.update({
    where: { id: row.id },
    data: {
      status: refundMoves[command].to,
      providerRefundId: news.providerRefundId ?? row.providerRefundId,
      failure: command === 'fail' ? (news.code ?? news.status) : null,
      doneAt: command === 'wait' ? null : new Date(at),
      version: { increment: 1 },
    },
  })
  if (command === 'wait') return
  // What only ends a loss of ours changes nothing for debtor and creditor, and is told to neither.
  const counts = command === 'fail' ? await putBack(house, tx, row) : true
  if (counts) await tellDebtorOfRefund(house, tx, row, command === 'fail' ? 'FAILED' : 'DONE')
  if (counts && command === 'fail' && row.fromCreditMinor < row.amountMinor)
    await tellCreditorOfRefund(house, tx, row, 'FAILED')
  await record(tx, system, {
    caseId: row.caseId,
    creditorId: row.creditorId,
    kind: command === 'fail' ? 'refund-failed' : 'refund-done',
    at,
    after: { ...refundFacts(row), ...(command === 'fail' ? { code: news.code ?? news.status } : {}) },
  })
}

function commandOf(status: string): 'finish' | 'fail' | 'wait' {
  if (status === 'succeeded') return 'finish'
  return status === 'failed' || status === 'canceled' ? 'fail' : 'wait'
}

/**
 * The money never left, or came back: it is posted anew as what it is, a receipt of the day on which it came. Where its
 * payer's bank had taken the same money, it had left twice, and only our loss is gone. Answers whether it counts again.
 */
async function putBack(house: House, tx: Tx, row: RefundRow): Promise<boolean> {
  const before = await tx.payment.findUniqueOrThrow({ where: { id: row.paymentId } })
  const amount = fromBigInt(row.amountMinor)
  if (row.way !== 'transfer') {
    await postRest(house, tx, system, before, { amount, via: 'CARD_CLEARING' })
    await takeWhatIsAsked(house, tx, before)
    return true
  }
  const came = await tx.bankAssignment.findUnique({ where: { paymentId: before.restOfId ?? before.id } })
  const rest = came
    ? await recoverLoss(house, tx, {
        originalId: came.entryId,
        creditorId: row.creditorId,
        cause: row.id,
        amount,
        currency: row.currency,
        from: 'IN_TRANSIT',
        on: house.clock.today(),
      })
    : amount
  if (rest === 0) return false
  await postRest(house, tx, system, before, { amount: rest, via: 'IN_TRANSIT' })
  return true
}
