import type { DecideWaiverInput } from '#shared/cases/waiver.ts'
import type { InvoiceId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { mayWaive, takeEffect } from './waive-interest.ts'

/** The second person says yes or no to a waiver above the limit. Whoever asked for it is not that person. */
export async function decideWaiver(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { waiverId, approve }: DecideWaiverInput,
) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const waiver = await tx.interestWaiver.findFirst({ where: { id: waiverId, caseId } })
    if (!waiver) throw new Refusal('access.notFound')
    if (waiver.decidedAt) throw new Refusal('cases.waiverDecided')
    if (waiver.askedById === actor.userId) throw new Refusal('cases.waiverSecondPerson')
    const at = house.clock.now()
    const amount = fromBigInt(waiver.amountMinor)
    if (approve) {
      await mayWaive(house, tx, caseId, waiver.invoiceId as InvoiceId, amount)
      await takeEffect(house, tx, actor, waiverId, at)
      return { waiverId, isWaived: true }
    }
    await tx.interestWaiver.update({
      where: { id: waiverId },
      data: { decidedById: actor.userId, decidedByName: actor.name, decidedAt: new Date(at) },
    })
    const after = { waiverId, amountMinor: amount, currency: waiver.currency }
    await record(tx, actor, { caseId, creditorId, kind: 'waiver-refused', at, after })
    return { waiverId, isWaived: false }
  })
}
