import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { Command } from './command.ts'
import type { MoneyTown, TownCase } from './money-town.ts'

/** A part of a receipt or all of it; of a transfer to the account it came from, or to one that the debtor is asked for. */
export const askRefund: Command = async (town) => {
  const { db } = town.saldo.house
  const paid = await db.payment.findMany({ where: { status: 'SUCCEEDED' }, orderBy: { id: 'asc' } })
  const payment = town.chance.pick(paid)
  if (!payment) return
  const whole = Number(payment.amountMinor)
  const manager = town.anyManager()
  const refundId = newId('refund', town.now())
  town.said.asks(refundId, manager.userId)
  await town.as(manager).payments.askRefund({
    caseId: payment.caseId as never,
    paymentId: payment.id as never,
    refundId,
    amountMinor: minor(town.chance.happens(0.5) ? whole : town.chance.whole(1, whole)),
    account: town.chance.happens(0.6) ? 'payer' : 'ask',
    why: 'They have paid twice, by card and by cheque.',
  })
}

export const decideRefund: Command = async (town) => {
  const where = { status: { in: ['ASKED', 'WAITING', 'HELD'] } }
  const open = await town.saldo.house.db.refund.findMany({ where, orderBy: { id: 'asc' } })
  const row = town.chance.pick(open)
  if (!row) return
  const seen = { caseId: row.caseId as never, refundId: row.id as never, version: row.version }
  const manager = town.anyManager()
  const desk = town.as(manager).payments
  if (row.status === 'HELD') await town.said.thinksAgain(row.id, () => desk.takeBackRefund(seen))
  else if (row.status === 'WAITING' && town.chance.happens(0.8))
    await town.said.agrees(row.id, manager.userId, () => desk.approveRefund(seen))
  else if (row.status === 'WAITING' || town.chance.happens(0.2))
    await desk.declineRefund({ ...seen, why: 'The cheque has bounced meanwhile.' })
}

/** An account of the debtor's own: the one that is paid from, or another one. */
const accountOf = ({ chance }: MoneyTown, { payer }: TownCase) => ({
  name: payer.name,
  iban: chance.pick([payer.iban, 'AT611904300234573201', 'BE68539007547034']) ?? payer.iban,
})

/** Behind the link a debtor says on which account a refund shall arrive, and perhaps another one later. */
export const sayAccount: Command = async (town) => {
  const where = { way: 'transfer', status: { in: ['ASKED', 'WAITING'] } }
  const rows = await town.saldo.house.db.refund.findMany({ where, orderBy: { id: 'asc' } })
  const row = town.chance.pick(rows)
  const file = town.cases.find(({ caseId }) => caseId === row?.caseId)
  if (!row || !file) return
  const account = accountOf(town, file)
  await town.said.names(row.id, account.iban, () =>
    town.as(file.actor).bank.sayAccount({ refundId: row.id as never, ...account }),
  )
}

/** Behind the link a debtor asks for everything that was paid too much. */
export const askCredit: Command = async (town) => {
  const { db } = town.saldo.house
  const over = await db.paymentAllocation.findMany({
    where: { part: 'CREDIT', payment: { status: 'SUCCEEDED' } },
    orderBy: { id: 'asc' },
    select: { payment: { select: { caseId: true } } },
  })
  const one = town.chance.pick(over)
  const file = town.cases.find(({ caseId }) => caseId === one?.payment.caseId)
  if (!file) return
  const own = town.as(file.actor).bank
  const before = new Set((await db.refund.findMany({ select: { id: true } })).map(({ id }) => id))
  const account = accountOf(town, file)
  const { toAccount } = await own.credit()
  const { asked } = await own.askCredit({ account: toAccount > 0 ? account : null })
  town.said.credits.push({ caseId: file.caseId, asked })
  const made = await db.refund.findMany({
    where: { caseId: file.caseId, byDebtor: true, way: 'transfer', saidAt: { not: null } },
    select: { id: true },
  })
  for (const { id } of made) if (!before.has(id)) town.said.named(id, account.iban)
}
