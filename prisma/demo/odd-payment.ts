import type { DebtorActor } from '#shared/access/actor.ts'
import { minor } from '#shared/money.ts'
import { newsOfOutcome } from '../../apps/server/payments/news.ts'
import { settlePayment } from '../../apps/server/payments/settle-payment.ts'
import type { House } from '../../apps/server/house.ts'
import type { Life } from './life.ts'

/**
 * A payment of today that told another amount than was asked for, so that it waits at the desk for a person. It is made
 * at the sandbox, where there is one: giving it back then works like any other refund.
 */
export async function oddPayment(life: Life, real: House, debtor: DebtorActor): Promise<void> {
  const { apiUrl } = real.config.stripe
  if (!apiUrl) return
  const house: House = { ...life.house, payments: real.payments }
  const { paymentId } = await life
    .with(house, debtor)
    .payments.start({ kind: 'amount', amountMinor: 1_000_00 })
  const { checkoutSessionId } = await house.db.payment.findUniqueOrThrow({ where: { id: paymentId } })
  const sessionId = checkoutSessionId ?? ''
  const answer = await fetch(`${apiUrl}/sandbox/sessions/${sessionId}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (!answer.ok) throw new Error(`The sandbox did not take the payment: ${answer.status}`)
  const news = newsOfOutcome(await house.payments.retrieveCheckout(sessionId))
  await settlePayment(house, { ...news, amountMinor: minor((news.amountMinor ?? 0) - 50_00) })
}
