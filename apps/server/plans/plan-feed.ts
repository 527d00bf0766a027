import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import { newSecret, secretHash } from '../secrets.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

type Scope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

/** Since when a calendar may read the days of the plan; null where none may. */
export function feedOfCase({ house, actor, caseId }: Scope): Promise<{ since: string | null }> {
  return inTransaction(house.db, actor, async (tx) => {
    const feed = await tx.planFeed.findFirst({
      where: { caseId, endedAt: null },
      select: { createdAt: true },
    })
    return { since: feed?.createdAt.toISOString() ?? null }
  })
}

/**
 * A new address for the debtor's calendar; one that was there before ends. The secret in it is told here and nowhere
 * else, because we keep only its hash.
 */
export function makeFeed({ house, actor, caseId, creditorId }: Scope): Promise<{ address: string }> {
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const plan = await tx.plan.findFirst({ where: { caseId, status: 'ACTIVE' }, select: { id: true } })
    if (!plan) throw new Refusal('plans.noPlanToFollow')
    const at = house.clock.now()
    await endOpenFeed(tx, caseId, at)
    const secret = newSecret()
    await tx.planFeed.createMany({
      data: [
        {
          id: newId('planFeed', Date.parse(at)),
          caseId,
          creditorId,
          tokenHash: secretHash(secret),
          language: actor.language,
          createdAt: new Date(at),
        },
      ],
    })
    await record(tx, actor, { caseId, creditorId, kind: 'calendar-shared', at, after: { planId: plan.id } })
    return { address: `${house.config.publicUrl}/calendar/${secret}.ics` }
  })
}

/** The debtor ends it: from this moment the address answers nobody. As often as one likes. */
export function endFeed({ house, actor, caseId, creditorId }: Scope): Promise<{ ended: true }> {
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const at = house.clock.now()
    if ((await endOpenFeed(tx, caseId, at)) > 0)
      await record(tx, actor, { caseId, creditorId, kind: 'calendar-ended', at, after: {} })
    return { ended: true }
  })
}

async function endOpenFeed(tx: Tx, caseId: string, at: string): Promise<number> {
  const { count } = await tx.planFeed.updateMany({
    where: { caseId, endedAt: null },
    data: { endedAt: new Date(at) },
  })
  return count
}
