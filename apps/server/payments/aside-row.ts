import type { SetAsidePayment } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import { ownerUnknown } from '#shared/ledger/chart.ts'
import type { Posting } from '#shared/ledger/posting.ts'
import { fromBigInt } from '#shared/money.ts'
import type { AsideMoney } from '#shared/payments/set-aside.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { readPosting } from '../ledger/read-posting.ts'

/** Held, so that two who decide about the same money queue up. */
export async function takeAside(tx: Tx, id: string): Promise<{ row: SetAsidePayment; money: AsideMoney }> {
  await tx.$queryRaw`select 1 from "SetAsidePayment" where id = ${id} for update`
  const row = await tx.setAsidePayment.findUnique({ where: { id } })
  if (!row) throw new Refusal('access.notFound')
  return { row, money: await asideMoney(tx, row) }
}

/** What the rules ask about it. */
export async function asideMoney(tx: Tx, row: SetAsidePayment): Promise<AsideMoney> {
  const { providerPaymentId } = row
  const same = await tx.payment.count({
    where: {
      OR: [{ providerPaymentId }, { checkoutSessionId: providerPaymentId }],
      status: { in: ['SUCCEEDED', 'TAKEN_BACK'] },
    },
  })
  return {
    amount: fromBigInt(row.amountMinor),
    isSettled: row.settledAt !== null,
    // Where the provider named no payment, the name of its page or of its news was kept.
    hasNumber: providerPaymentId !== '' && !/^(cs|evt)_/.test(providerPaymentId),
    isInBooks: same > 0,
    isGone: row.failure === 'payments.refundRejected',
    goesBack: row.decision === 'refund' && row.settledAt === null,
  }
}

/** What its posting was caused by. */
export const asideCause = ({ id, paymentId }: Pick<SetAsidePayment, 'id' | 'paymentId'>): string =>
  paymentId ? `${paymentId}:${id}` : id

/** The money stands apart no longer, by the reversal of the posting with which it came. */
export async function leaveAside(
  house: House,
  tx: Tx,
  actor: Actor,
  row: SetAsidePayment,
  { posting, why }: { posting: Posting; why: string },
): Promise<void> {
  if (!row.bookedAt) return
  const cause = asideCause(row)
  const came = await readPosting(tx, `money-set-aside:${cause}`)
  if (!came) throw new Error(`What was set aside with ${row.id} was never posted`)
  await post(tx, {
    creditorId: row.creditorId ?? ownerUnknown,
    caseId: row.caseId,
    cause,
    posting,
    reversesId: came.id,
    postedOn: house.clock.today(),
    at: house.clock.now(),
    why,
    ...('userId' in actor ? { byId: actor.userId } : {}),
  })
}
