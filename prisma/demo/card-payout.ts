import { fromBigInt, type Minor, mulDiv, subtract, sum } from '#shared/money.ts'
import type { PayoutMove } from '#shared/payments/card-payout.ts'
import { readPayout } from '../../apps/server/payments/read-payout.ts'
import type { PaymentsDoor } from '../../apps/server/ports/payments.ts'
import type { Life } from './life.ts'

/** What the provider of the town keeps of a payment: 1.4 percent. */
const feeOf = (amount: Minor): Minor => mulDiv(amount, 14, 1_000, 'halfUp')

/** The card provider pays out what it has taken in the past and not paid out yet, one payout for each currency. */
export async function payOutCards(life: Life): Promise<void> {
  const { house } = life
  const taken = await house.db.payment.findMany({
    where: { method: 'card', status: 'SUCCEEDED', providerPaymentId: { startsWith: 'pi_past_' } },
    orderBy: { id: 'asc' },
    select: { id: true, providerPaymentId: true, amountMinor: true, currency: true },
  })
  const lines = await house.db.cardPayoutLine.findMany({ select: { moveId: true } })
  const gone = new Set(lines.map(({ moveId }) => moveId))
  const moves: PayoutMove[] = taken
    .map(({ id, providerPaymentId, amountMinor, currency }) => {
      const amount = fromBigInt(amountMinor)
      const source = { sourceId: `ch_past_${id}`, paymentIntentId: providerPaymentId }
      return { moveId: `txn_past_${id}`, kind: 'charge', ...source, amount, fee: feeOf(amount), currency }
    })
    .filter(({ moveId }) => !gone.has(moveId))
  const today = house.clock.today()
  for (const currency of new Set(moves.map((move) => move.currency))) {
    const own = moves.filter((move) => move.currency === currency)
    const payoutId = `po_past_${currency.toLowerCase()}_${today}`
    const payments: PaymentsDoor = {
      ...house.payments,
      retrievePayout: async () => ({
        payoutId,
        status: 'PAID',
        amountMinor: sum(own.map(({ amount, fee }) => subtract(amount, fee))),
        currency,
        arrivesOn: today,
        createdAt: house.clock.now(),
        references: [payoutId],
      }),
      payoutMoves: async () => own,
    }
    await readPayout({ ...house, payments }, payoutId)
    await life.settle()
  }
}
