import { heldFrom, undoSeconds, whyNotUndo } from '#shared/cases/undo.ts'
import type { Instant } from '#shared/dates.ts'
import { Refusal } from '#shared/refusal.ts'
import { type RunStatus, whyNotApprove } from '#shared/remittances/run-policy.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx } from '../trpc.ts'
import type { RunChoice, RunDiscard } from './run-input.ts'

/** The run as the person saw it, locked: two people decide one after the other. */
async function takeRun(tx: Tx, { runId, version }: RunChoice) {
  await tx.$queryRaw`select 1 from "RemittanceRun" where id = ${runId} for update`
  const run = await tx.remittanceRun.findUnique({ where: { id: runId } })
  if (!run) throw new Refusal('access.notFound')
  if (run.version !== version) throw new Refusal('remittances.changed')
  return { ...run, status: run.status as RunStatus }
}

function person(actor: Ctx['actor']) {
  if (!('userId' in actor)) throw new Error('Only a person decides about a run')
  return actor
}

/**
 * One person approves, or from the limit on two, the second never the first. With the last approval the run lies still
 * for some seconds; then it is ordered.
 */
export async function approveRun({ house, actor }: Ctx, seen: RunChoice): Promise<{ version: number }> {
  const { userId, name } = person(actor)
  const at = house.clock.now()
  return inTransaction(house.db, actor, async (tx) => {
    const run = await takeRun(tx, seen)
    const refusal = whyNotApprove(run, userId)
    if (refusal) throw refusal
    const isFirst = run.firstById === null
    const isLast = !isFirst || run.approvalsNeeded < 2
    const version = run.version + 1
    await tx.remittanceRun.update({
      where: { id: run.id },
      data: {
        ...(isFirst
          ? { firstById: userId, firstByName: name, firstAt: new Date(at) }
          : { secondById: userId, secondByName: name, secondAt: new Date(at) }),
        ...(isLast ? { status: 'APPROVED', heldUntil: new Date(heldFrom(at)) } : {}),
        version,
      },
    })
    if (isLast) {
      const later = { key: `${run.id}:${version}`, startAfterSeconds: undoSeconds }
      await house.jobs.enqueue(tx, 'remittances.send', { runId: run.id, version }, later)
    }
    return { version }
  })
}

/** Undo: the run is as before the last approval, as long as it lies still. */
export async function takeBackRun({ house, actor }: Ctx, seen: RunChoice): Promise<{ version: number }> {
  const { userId } = person(actor)
  return inTransaction(house.db, actor, async (tx) => {
    const run = await takeRun(tx, seen)
    const lastById = run.secondById ?? run.firstById
    if (run.status !== 'APPROVED') throw new Refusal('remittances.notWaiting')
    const heldUntil = run.heldUntil ? (run.heldUntil.toISOString() as Instant) : null
    const why = whyNotUndo(heldUntil, lastById, userId)
    if (why) throw new Refusal(`remittances.${why}`)
    const version = run.version + 1
    const nobody = run.secondById
      ? { secondById: null, secondByName: null, secondAt: null }
      : { firstById: null, firstByName: null, firstAt: null }
    await tx.remittanceRun.update({
      where: { id: run.id },
      data: { ...nobody, status: 'PROPOSED', heldUntil: null, version },
    })
    return { version }
  })
}

/** The run is thrown away with its reason; everything stays in the books, and the next run counts anew. */
export async function discardRun({ house, actor }: Ctx, seen: RunDiscard): Promise<{ version: number }> {
  const { userId } = person(actor)
  return inTransaction(house.db, actor, async (tx) => {
    const run = await takeRun(tx, seen)
    if (run.status !== 'PROPOSED') throw new Refusal('remittances.notWaiting')
    const version = run.version + 1
    await tx.remittance.updateMany({
      where: { runId: run.id, status: 'DRAFT' },
      data: { status: 'DISCARDED' },
    })
    await tx.remittanceRun.update({
      where: { id: run.id },
      data: { status: 'DISCARDED', discardedById: userId, discardedWhy: seen.why, version },
    })
    return { version }
  })
}
