import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { Command } from './command.ts'

const words = 'Half of the beams are rusty; see the photographs.'

export const report: Command = async (town) => {
  const { caseId, creditor } = town.anyCase()
  await town.as(creditor).payments.reportDirect({
    caseId,
    directPaymentId: newId('directPayment', town.now()),
    receivedOn: town.saldo.clock.today(),
    amountMinor: minor(town.chance.whole(1_00, 500_00)),
    method: 'TRANSFER',
    reference: 'Paid to us',
  })
}

export const decideDirect: Command = async (town) => {
  const waiting = await town.saldo.house.db.directPayment.findMany({
    where: { status: { in: ['REPORTED', 'VERIFIED'] } },
    orderBy: { id: 'asc' },
  })
  const row = town.chance.pick(waiting)
  if (!row) return
  const seen = { caseId: row.caseId as never, directPaymentId: row.id as never, version: row.version }
  const desk = town.as(town.anyManager()).payments
  if (row.status === 'REPORTED') await desk.verifyDirect(seen)
  else if (town.chance.happens(0.8)) {
    await desk.postDirect(seen)
    town.promised.directs.add(row.id)
  } else await desk.rejectDirect({ ...seen, words: 'The bank knows nothing of it.' })
}

export const waive: Command = async (town) => {
  const { caseId, invoiceIds } = town.anyCase()
  const invoiceId = town.chance.pick(invoiceIds)
  if (!invoiceId) return
  const amountMinor = minor(
    town.chance.happens(0.2) ? town.chance.whole(500_00, 900_00) : town.chance.whole(1, 60_00),
  )
  const { waiverId, isWaiting } = await town
    .as(town.anyManager())
    .cases.waiveInterest({ caseId, invoiceId, amountMinor, reason: 'Paid within a week of our call' })
  if (!isWaiting) town.promised.waivers.add(waiverId)
}

export const decideWaiver: Command = async (town) => {
  const { db } = town.saldo.house
  const row = town.chance.pick(
    await db.interestWaiver.findMany({ where: { decidedAt: null }, orderBy: { id: 'asc' } }),
  )
  if (!row) return
  const decided = {
    caseId: row.caseId as never,
    waiverId: row.id as never,
    approve: town.chance.happens(0.8),
  }
  const { waiverId, isWaived } = await town.as(town.anyManager()).cases.decideWaiver(decided)
  if (isWaived) town.promised.waivers.add(waiverId)
}

/** A debtor disputes an invoice, or a part of it: from then on exactly that is held. */
export const dispute: Command = async (town) => {
  const { actor, creditor, caseId, invoiceIds } = town.anyCase()
  const invoiceId = town.chance.pick(invoiceIds)
  if (!invoiceId) return
  await town.saldo.house.db.rateLimit.deleteMany()
  const disputeId = newId('dispute', town.now())
  const amountMinor = town.chance.happens(0.5) ? minor(town.chance.whole(10_00, 90_00)) : null
  await town
    .as(actor)
    .disputes.open({ disputeId, type: 'QUALITY', items: [{ invoiceId, amountMinor }], words })
  await town.as(creditor).disputes.answer({ caseId, disputeId, version: 0, stance: 'REJECTS', words })
}

/** It takes effect by a job, once the seconds for thinking again are over. */
export const resolve: Command = async (town) => {
  const { db } = town.saldo.house
  const open = await db.dispute.findMany({ where: { status: 'OPEN' }, orderBy: { id: 'asc' } })
  const row = town.chance.pick(open)
  if (!row) return
  await town.as(town.anyManager()).disputes.resolve({
    caseId: row.caseId as never,
    disputeId: row.id as never,
    version: row.version,
    outcome: town.chance.pick(['UPHELD', 'REJECTED'] as const) ?? 'REJECTED',
    reasonToDebtor: words,
    reasonToCreditor: words,
  })
}
