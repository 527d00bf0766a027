import { addDays } from '#shared/dates.ts'
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
