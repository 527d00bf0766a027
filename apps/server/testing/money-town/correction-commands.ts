import { correctionKinds } from '#shared/corrections/correction.ts'
import { newId } from '#shared/ids.ts'
import type { Command } from './command.ts'

const why = 'The payer has told us on the telephone what it was for.'

/** A receipt was none, was for another case, or pays the wrong invoices: somebody of the desk says so. */
export const askCorrection: Command = async (town) => {
  const { chance, said } = town
  const { db } = town.saldo.house
  const where = { status: 'SUCCEEDED' }
  const payment = chance.pick(await db.payment.findMany({ where, orderBy: { id: 'asc' } }))
  const own = town.cases.find(({ caseId }) => caseId === payment?.caseId)
  const kind = chance.pick(correctionKinds)
  if (!payment || !own || !kind) return
  // Now and then somebody names a case of another company.
  const near = town.cases.filter(
    ({ caseId, creditor }) => creditor.creditorId === own.creditor.creditorId && caseId !== own.caseId,
  )
  const target = chance.happens(0.9) ? (chance.pick(near) ?? own) : town.anyCase()
  const { invoiceIds: all } = kind === 'MOVE' ? target : own
  const invoiceIds = kind !== 'TAKE_BACK' && chance.happens(0.6) ? all.slice(-chance.whole(1, 2)) : []
  const toCaseId = kind === 'MOVE' ? target.caseId : null
  const manager = town.anyManager()
  const correctionId = newId('correction', town.now())
  said.asks(correctionId, manager.userId)
  said.corrections.set(correctionId, { kind, paymentId: payment.id, toCaseId, invoiceIds })
  await town.as(manager).corrections.ask({
    caseId: own.caseId,
    correctionId,
    paymentId: payment.id as never,
    kind,
    ...(toCaseId ? { toCaseId } : {}),
    invoiceIds,
    why,
  })
}

/** The second person agrees or does not; whoever decided last thinks again, now and then. */
export const decideCorrection: Command = async (town) => {
  const where = { status: { in: ['WAITING', 'HELD'] } }
  const open = await town.saldo.house.db.correction.findMany({ where, orderBy: { id: 'asc' } })
  const row = town.chance.pick(open)
  if (!row) return
  const seen = { caseId: row.caseId as never, correctionId: row.id as never, version: row.version }
  // Who asked is no second person, and only who decided last thinks again; now and then somebody else tries.
  const last = row.approvedById ?? row.requestedById
  const isRight = (userId: string) => (row.status === 'HELD' ? userId === last : userId !== last)
  const right = town.managers.find(({ userId }) => isRight(userId))
  const manager = town.chance.happens(0.7) && right ? right : town.anyManager()
  const desk = town.as(manager).corrections
  if (row.status === 'HELD') {
    if (town.chance.happens(0.6)) await town.said.thinksAgain(row.id, () => desk.takeBack(seen))
  } else if (town.chance.happens(0.85))
    await town.said.agrees(row.id, manager.userId, () => desk.approve(seen))
  else await desk.decline({ ...seen, why: 'They have called again, it was right.' })
}
