import type { SayAccount } from '#shared/bank/account-input.ts'
import { instant } from '#shared/dates.ts'
import { refundMoves, whyNotSayAccount } from '#shared/payments/refund.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { refundFacts, takeRefund } from '../payments/refund-row.ts'
import type { CreditScope } from './credit.ts'

/**
 * A debtor says on which account a refund shall arrive, or names another one while nobody has decided. A person looks at
 * it before anything leaves: who was about to agree to the account before has seen another version, and who had agreed to
 * it as the first of two is asked anew (by a trigger: a debtor writes no word of the desk).
 */
export async function sayAccount(
  { house, actor, caseId, creditorId }: CreditScope,
  { refundId, name, iban }: SayAccount,
): Promise<void> {
  if (actor.kind !== 'debtor') throw new Error('Only the debtor says their own account')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeRefund(tx, caseId, { refundId })
    const saidAt = row.saidAt && instant(row.saidAt.toISOString())
    const refusal = whyNotSayAccount({ status: row.status, way: row.way, saidAt })
    if (refusal) throw refusal
    const at = house.clock.now()
    await tx.refund.update({
      where: { id: refundId },
      data: {
        status: refundMoves.say.to,
        toName: name,
        toIban: iban,
        saidAt: new Date(at),
        version: { increment: 1 },
      },
    })
    const after = { ...refundFacts(row), accountEnd: iban.slice(-4) }
    await record(tx, actor, { caseId, creditorId, kind: 'refund-account-said', at, after })
  })
}
