import type { Actor } from '#shared/access/actor.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { Locked, Settled } from './settle-payment.ts'

/**
 * A try that failed leaves the page open for the next one; a page that closed ends the payment.
 * Neither changes what is owed, and money that arrives later still wins.
 */
export async function noteFailure(
  house: House,
  tx: Tx,
  actor: Actor,
  payment: Locked,
  outcome: 'failed' | 'expired',
): Promise<Settled> {
  const at = house.clock.now()
  const status = outcome === 'expired' ? 'EXPIRED' : 'FAILED'
  if (payment.status === status || payment.status === 'EXPIRED') return 'already-known'
  await tx.payment.update({ where: { id: payment.id }, data: { status } })
  await record(tx, actor, {
    caseId: payment.caseId,
    creditorId: payment.creditorId,
    kind: outcome === 'expired' ? 'payment-expired' : 'payment-failed',
    at,
    after: { paymentId: payment.id, amountMinor: Number(payment.amountMinor), currency: payment.currency },
  })
  return 'noted'
}
