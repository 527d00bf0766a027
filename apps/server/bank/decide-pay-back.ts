import type { PayBack } from '#db/client.ts'
import type { DeclinePayBack, PayBackSeen } from '#shared/bank/bank-input.ts'
import {
  mayMovePayBack,
  type PayBackKind,
  whyNotApprovePayBack,
  whyNotTakeBackPayBack,
} from '#shared/bank/pay-back.ts'
import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import { instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { needsSecondPerson } from '#shared/payments/refund.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx } from '../trpc.ts'
import { orderPayBack } from './pay-back.ts'
import { payBackOwners } from './pay-back-owners.ts'

/** Locked, and as the person saw it: of two people who decide at once the second is told. */
async function takePayBack(tx: Tx, { payBackId, version }: PayBackSeen): Promise<PayBack> {
  await tx.$queryRaw`select 1 from "PayBack" where id = ${payBackId} for update`
  const row = await tx.payBack.findUnique({ where: { id: payBackId } })
  // What is given back of a receipt is decided as a refund, on its case.
  if (!row || row.kind !== 'SUSPENSE') throw new Refusal('access.notFound')
  if (row.version !== version) throw new Refusal('bank.payBackDecided')
  return row
}

const seenBy = (house: House, row: PayBack) => ({
  status: row.status,
  requestedById: row.requestedById,
  needsSecond: needsSecondPerson(fromBigInt(row.amountMinor), row.currency, house.clock.today()),
})

/** The second person agrees: the money lies still for the same few seconds, and is then ordered. */
export async function approvePayBack({ house, actor }: Ctx, input: PayBackSeen) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takePayBack(tx, input)
    const refusal = whyNotApprovePayBack(seenBy(house, row), actor.userId)
    if (refusal) throw refusal
    const version = row.version + 1
    await tx.payBack.update({
      where: { id: row.id },
      data: {
        status: 'HELD',
        approvedById: actor.userId,
        approvedByName: actor.name,
        heldUntil: new Date(heldFrom(house.clock.now())),
        version,
      },
    })
    const later = { key: `${row.id}:${version}`, startAfterSeconds: undoSeconds }
    await house.jobs.enqueue(tx, 'bank.order-pay-back', { payBackId: row.id, version }, later)
    return { version }
  })
}

/** The second person does not agree, and says why. Nothing has left, and the money waits as before. */
export async function declinePayBack({ house, actor }: Ctx, { why, ...input }: DeclinePayBack) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takePayBack(tx, input)
    if (!mayMovePayBack(row.status, 'decline')) throw new Refusal('bank.payBackDecided')
    await tx.payBack.update({
      where: { id: row.id },
      data: { status: 'DECLINED', declinedByName: actor.name, declinedWhy: why, version: { increment: 1 } },
    })
    return { version: row.version + 1 }
  })
}

/** Whoever decided last has thought again within the seconds. Nothing has left. */
export async function takeBackPayBack({ house, actor }: Ctx, input: PayBackSeen) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takePayBack(tx, input)
    const heldUntil = row.heldUntil ? instant(row.heldUntil.toISOString()) : null
    const refusal = whyNotTakeBackPayBack({ heldUntil }, row.approvedById ?? row.requestedById, actor.userId)
    if (refusal) throw refusal
    await tx.payBack.update({
      where: { id: row.id },
      data: { status: 'TAKEN_BACK', heldUntil: null, version: { increment: 1 } },
    })
    return { version: row.version + 1 }
  })
}

/** The seconds are over. What was taken back or decided about since has another version, and nothing happens. */
export async function orderPayBackNow(
  house: House,
  { payBackId, version }: { payBackId: string; version: number },
): Promise<void> {
  await inTransaction(house.db, { kind: 'system', language: 'en' }, async (tx) => {
    // The booking first, as whoever books that its payer's bank has taken it holds it, so that neither waits for the other.
    await tx.$queryRaw`select 1 from "BankEntry" b join "PayBack" p on p."subjectId" = b.id
      where p.id = ${payBackId} for update of b`
    await tx.$queryRaw`select 1 from "PayBack" where id = ${payBackId} for update`
    const row = await tx.payBack.findUniqueOrThrow({ where: { id: payBackId } })
    if (row.version !== version || row.status !== 'HELD') return
    await orderPayBack(house, tx, row, payBackOwners[row.kind as PayBackKind])
  })
}
