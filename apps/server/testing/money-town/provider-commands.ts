import { pollChargebacks } from '../../payments/poll-chargebacks.ts'
import { pollPayouts } from '../../payments/read-payout.ts'
import { bookAtBank } from './settle-down.ts'
import type { Command } from './command.ts'

const words = 'The payer has confirmed the delivery in writing, and paid as agreed.'

/** A payer asks the bank days later: by then the payment itself is known. */
export const contest: Command = async ({ network, chance, saldo: { house } }) => {
  const rows = await house.db.payment.findMany({
    where: { providerPaymentId: { not: null } },
    select: { providerPaymentId: true },
  })
  const known = new Set(rows.map(({ providerPaymentId }) => providerPaymentId))
  const there = network.charges.filter(
    ({ intentId, amount, refunded, disputed }) => known.has(intentId) && amount > refunded + disputed,
  )
  const charge = chance.pick(there)
  if (charge) network.contest(charge)
}

/** The desk writes to the bank, or gives it up. */
export const answerContest: Command = async (town) => {
  const where = { status: 'NEEDS_EVIDENCE', answeredAt: null, acceptedById: null }
  const rows = await town.saldo.house.db.chargeback.findMany({ where, orderBy: { id: 'asc' } })
  const row = town.chance.pick(rows)
  if (!row) return
  const seen = { caseId: row.caseId as never, chargebackId: row.id as never, version: row.version }
  const desk = town.as(town.anyManager()).payments
  if (town.chance.happens(0.7)) await desk.answerChargeback({ ...seen, words, files: [] })
  else await desk.acceptChargeback({ ...seen, why: words })
}

export const decideContest: Command = async ({ network, chance }) => {
  const open = chance.pick(network.contests.open)
  if (open) network.decideContest(open, chance.happens(0.5))
}

export const askContests: Command = ({ saldo }) => pollChargebacks(saldo.house)

/** The provider sends to the bank what it holds, or the oldest of it. */
export const payOut: Command = async ({ network, chance }) => network.payOut(chance.happens(0.6))

/**
 * What was sent arrives by the provider's word, at the bank, or both; and now and then the bank takes nothing, also after
 * the provider has said that it had.
 */
export const endPayout: Command = async (town) => {
  const { network, chance } = town
  const { payouts } = network.clearing
  const payout = chance.pick(payouts.filter(({ status, isAtBank }) => status !== 'FAILED' && !isAtBank))
  if (!payout) return
  if (chance.happens(0.2)) network.clearing.fail(payout)
  else {
    if (chance.happens(0.6)) bookAtBank(town, payout)
    payout.status = 'PAID'
  }
  network.sayOfPayout(payout)
}

export const askPayouts: Command = ({ saldo }) => pollPayouts(saldo.house)
