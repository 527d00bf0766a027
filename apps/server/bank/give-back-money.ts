import type { PayBack } from '#db/client.ts'
import type { GiveBack } from '#shared/bank/bank-input.ts'
import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import { newId } from '#shared/ids.ts'
import { suspenseReturned } from '#shared/ledger/receipt-postings.ts'
import { transferReturned } from '#shared/ledger/transfer-postings.ts'
import { fromBigInt } from '#shared/money.ts'
import { needsSecondPerson } from '#shared/payments/refund.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { post } from '../ledger/post.ts'
import { readPosting } from '../ledger/read-posting.ts'
import { recoverLoss } from '../payments/recover-loss.ts'
import type { Ctx } from '../trpc.ts'
import { lockEntry, mustNotGoBack } from './assign-money.ts'
import { beginPayBack, type PayBackOwner } from './pay-back.ts'

/**
 * Money that is nobody's here goes back to the account it came from. Below the limit it lies still for some seconds and
 * is then ordered; from the limit on a second person decides first, and nothing leaves by waiting.
 */
export async function giveBackMoney({ house, actor }: Ctx, { entryId, why }: GiveBack) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager gives money back')
  const { userId, name } = actor
  return inTransaction(house.db, actor, async (tx) => {
    const entry = await lockEntry(tx, entryId)
    if (entry.status !== 'SUSPENSE' || entry.restMinor <= 0n) throw new Refusal('bank.notWaiting')
    if (!entry.counterpartyIban) throw new Refusal('bank.noPayer')
    await mustNotGoBack(tx, entryId)
    const amount = fromBigInt(entry.restMinor)
    const waits = needsSecondPerson(amount, entry.currency, house.clock.today())
    const row = await beginPayBack(
      house,
      tx,
      {
        kind: 'SUSPENSE',
        subjectId: entryId,
        creditorId: entry.creditorId,
        caseId: null,
        amount,
        currency: entry.currency,
        to: {
          name: entry.counterpartyName ?? entry.counterpartyIban,
          iban: entry.counterpartyIban,
          address: null,
        },
        text: [house.config.agency.name, entry.reference ?? entry.endToEndId ?? ''].join(' ').trim(),
        why,
        by: { userId, name },
      },
      waits
        ? { status: 'WAITING', heldUntil: null }
        : { status: 'HELD', heldUntil: new Date(heldFrom(house.clock.now())) },
    )
    if (!waits) {
      const later = { key: `${row.id}:${row.version}`, startAfterSeconds: undoSeconds }
      await house.jobs.enqueue(tx, 'bank.order-pay-back', { payBackId: row.id, version: row.version }, later)
    }
    return { payBackId: row.id, status: row.status, version: row.version }
  })
}

/** What stands in suspense leaves with the order, and stands there again when the bank sends it back. */
export const suspensePayBacks: PayBackOwner = {
  async ordered(house, tx, row) {
    const entry = await lockEntry(tx, row.subjectId)
    // More may wait by now, where an assignment was taken back meanwhile; less never does.
    const restMinor = entry.restMinor - row.amountMinor
    if (restMinor < 0n) throw new Error(`The booking ${entry.id} holds less than goes back`)
    const at = house.clock.now()
    await post(tx, {
      ...booking(row, at),
      posting: suspenseReturned(fromBigInt(row.amountMinor), row.currency, 'IN_TRANSIT'),
      postedOn: house.clock.today(),
      why: row.why,
      ...(row.requestedById ? { byId: row.requestedById } : {}),
    })
    await tx.bankAssignment.create({
      data: {
        id: newId('bankAssignment', Date.parse(at)),
        entryId: entry.id,
        creditorId: row.creditorId,
        kind: 'GIVEN_BACK',
        endToEndId: row.endToEndId,
        amountMinor: row.amountMinor,
        currency: row.currency,
        why: row.why,
        byId: row.requestedById,
        at: new Date(at),
      },
    })
    await tx.bankEntry.update({
      where: { id: entry.id },
      data: {
        restMinor,
        ...(restMinor === 0n ? { status: 'DONE', matchedBy: 'PERSON', settledAt: new Date(at) } : {}),
      },
    })
  },
  async confirmed(house, tx, { endToEndId }) {
    await tx.bankAssignment.update({
      where: { endToEndId },
      data: { confirmedAt: new Date(house.clock.now()) },
    })
  },
  async returned(house, tx, row, on, reason) {
    const ordered = await readPosting(tx, `suspense-returned:${row.id}`)
    if (!ordered) throw new Error(`What went back with ${row.id} was never posted`)
    const at = house.clock.now()
    await post(tx, {
      ...booking(row, at),
      posting: transferReturned(ordered),
      postedOn: on,
      reversesId: ordered.id,
    })
    await tx.bankAssignment.update({
      where: { endToEndId: row.endToEndId },
      data: { takenBackAt: new Date(at), takenBackWhy: reason ?? 'returned' },
    })
    const rest = await recoverLoss(house, tx, {
      originalId: row.subjectId,
      creditorId: row.creditorId,
      cause: row.id,
      amount: fromBigInt(row.amountMinor),
      currency: row.currency,
      from: 'SUSPENSE',
      on,
    })
    if (rest === 0) return
    await tx.bankEntry.update({
      where: { id: row.subjectId },
      data: {
        status: 'SUSPENSE',
        why: 'came-back',
        restMinor: { increment: BigInt(rest) },
        matchedBy: null,
        settledAt: null,
      },
    })
  },
}

const booking = (row: PayBack, at: Parameters<typeof post>[1]['at']) => ({
  creditorId: row.creditorId,
  caseId: null,
  cause: row.id,
  at,
})
