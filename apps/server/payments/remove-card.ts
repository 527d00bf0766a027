import type { Actor } from '#shared/access/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCase } from '../trpc.ts'

type Scope = Ctx & { caseId: OwnCase }

/** The debtor ends it, at any time and with one press; from this moment nothing is charged, also where a try was due. */
export function removeOwnCard(
  { house, actor, caseId }: Scope,
  { savedCardId }: { savedCardId: string },
): Promise<{ removed: true }> {
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const card = await tx.savedCard.findFirst({
      where: { id: savedCardId, caseId },
      select: { id: true, caseId: true, creditorId: true, status: true, last4: true },
    })
    if (!card) throw new Refusal('access.notFound')
    if (card.status !== 'REMOVED') await removeCard(house, tx, actor, card, 'debtor')
    return { removed: true }
  })
}

type Card = { id: string; caseId: string; creditorId: string; last4: string | null }

/** Who ended it: the debtor, a newer card of the same plan, or the end of the plan. */
type By = 'debtor' | 'replaced' | 'plan-over'

export async function removeCard(house: House, tx: Tx, actor: Actor, card: Card, by: By): Promise<void> {
  const { id, caseId, creditorId, last4 } = card
  const at = house.clock.now()
  await tx.savedCard.updateMany({
    where: { id },
    data: { status: 'REMOVED', removedAt: new Date(at), removedBy: by },
  })
  await record(tx, actor, { caseId, creditorId, kind: 'card-removed', at, after: { last4, by } })
  await house.jobs.enqueue(tx, 'payments.forget-card', { savedCardId: id }, { key: id })
  // Of a newer card, and of the end of the plan, everybody hears otherwise.
  if (by === 'debtor')
    await house.jobs.enqueue(tx, 'payments.tell-card-end', { savedCardId: id, how: 'REMOVED' })
}

/** The provider forgets it as well. As often as one likes. */
export async function forgetCard(house: House, savedCardId: string): Promise<void> {
  const card = await house.db.savedCard.findUniqueOrThrow({ where: { id: savedCardId } })
  if (card.status !== 'REMOVED' || card.detachedAt) return
  if (card.providerMethodId) await house.payments.removeCard(card.providerMethodId)
  await house.db.savedCard.update({
    where: { id: savedCardId },
    data: { detachedAt: new Date(house.clock.now()) },
  })
}

/** A person of the desk stops it, with a reason that the debtor and the creditor may read. */
export function stopCard(
  { house, actor, caseId }: Scope,
  { savedCardId, why }: { savedCardId: string; why: string },
): Promise<{ stopped: true }> {
  if (actor.kind !== 'manager') throw new Error('Only the desk stops charging')
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const at = house.clock.now()
    const { count } = await tx.savedCard.updateMany({
      where: { id: savedCardId, caseId, status: 'ACTIVE', stoppedAt: null },
      data: { stoppedAt: new Date(at), stoppedById: actor.userId, stoppedWhy: why },
    })
    if (count === 0) throw new Refusal('payments.noCardToStop')
    const { creditorId, last4 } = await tx.savedCard.findUniqueOrThrow({
      where: { id: savedCardId },
      select: { creditorId: true, last4: true },
    })
    await record(tx, actor, { caseId, creditorId, kind: 'card-stopped', at, after: { last4 }, why })
    await house.jobs.enqueue(tx, 'payments.tell-card-end', { savedCardId, how: 'STOPPED' })
    return { stopped: true }
  })
}
