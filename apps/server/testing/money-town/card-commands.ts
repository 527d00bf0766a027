import { addDays } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { Command } from './command.ts'

export const start: Command = (town) => {
  const { actor, invoiceIds } = town.anyCase()
  const named = town.chance.happens(0.3) ? invoiceIds.slice(0, 1) : []
  const choice =
    named.length > 0
      ? ({ kind: 'invoices', invoiceIds: named } as const)
      : town.chance.happens(0.6)
        ? ({ kind: 'amount', amountMinor: minor(town.chance.whole(1_00, 900_00)) } as const)
        : ({ kind: 'everything' } as const)
  return town.as(actor).payments.start(choice)
}

export const onPage =
  (deed: 'pay' | 'decline' | 'expire'): Command =>
  async ({ network, chance }) => {
    const session = chance.pick(network.openSessions)
    if (session) network[deed](session)
  }

export const hear: Command = async (town) => {
  const { network, chance } = town
  const event = chance.take(network.news)
  if (!event) return
  const times = chance.happens(0.25) ? chance.whole(2, 4) : 1
  const heard = await Promise.all(Array.from({ length: times }, () => town.deliver(event)))
  if (!heard.every(Boolean)) network.news.push(event)
}

export const askRefund: Command = async (town) => {
  const { db } = town.saldo.house
  const paid = await db.payment.findMany({ where: { status: 'SUCCEEDED' }, orderBy: { id: 'asc' } })
  const payment = town.chance.pick(paid)
  if (!payment) return
  const whole = Number(payment.amountMinor)
  await town.as(town.anyManager()).payments.askRefund({
    caseId: payment.caseId as never,
    paymentId: payment.id as never,
    refundId: newId('refund', town.now()),
    amountMinor: minor(town.chance.happens(0.5) ? whole : town.chance.whole(1, whole)),
    why: 'They have paid twice, by card and by cheque.',
  })
}

export const decideRefund: Command = async (town) => {
  const where = { status: { in: ['WAITING', 'HELD'] } }
  const open = await town.saldo.house.db.refund.findMany({ where, orderBy: { id: 'asc' } })
  const row = town.chance.pick(open)
  if (!row) return
  const seen = { caseId: row.caseId as never, refundId: row.id as never, version: row.version }
  const desk = town.as(town.anyManager()).payments
  if (row.status === 'HELD') await desk.takeBackRefund(seen)
  else if (town.chance.happens(0.8)) await desk.approveRefund(seen)
  else await desk.declineRefund({ ...seen, why: 'The cheque has bounced meanwhile.' })
}

/** What the provider has taken on comes to its end, and now and then comes back after it had ended. */
export const endRefund: Command = async ({ network, chance }) => {
  const all = [...network.refunds.values()]
  const pending = all.filter(({ status }) => status === 'pending')
  const done = all.filter(({ status }) => status === 'succeeded')
  const refund = chance.pick(pending.length > 0 && chance.happens(0.8) ? pending : done)
  if (refund) network.decideRefund(refund, refund.status === 'pending' && chance.happens(0.7))
}

/** A person looks at money that could not be posted. */
export const settleAside: Command = async (town) => {
  const waiting = await town.saldo.house.db.setAsidePayment.findMany({
    where: { settledAt: null },
    orderBy: { id: 'asc' },
  })
  const row = town.chance.pick(waiting)
  if (!row) return
  const seen = { setAsideId: row.id as never, why: 'The case was over.' }
  const desk = town.as(town.anyManager())
  const decision = town.chance.pick(['refund', 'refund', 'post', 'post', 'keep', 'noted'] as const)
  if (decision === 'post') {
    const { caseId } = town.anyCase()
    await desk.bank.assignAside({ setAsideId: seen.setAsideId, caseId })
  } else if (decision === 'refund' || decision === 'noted')
    await desk.payments.settleSetAside({ ...seen, decision })
  else await desk.payments.keepSetAside({ ...seen, untilOn: addDays(town.saldo.clock.today(), 3) })
}
