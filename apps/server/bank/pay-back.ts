import type { PayBack } from '#db/client.ts'
import type { Payee } from '#shared/bank/pain.ts'
import { mayMovePayBack, type PayBackKind, payBackOrderId } from '#shared/bank/pay-back.ts'
import { type Day, day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { reversed } from '#shared/ledger/posting.ts'
import { transferConfirmed } from '#shared/ledger/transfer-postings.ts'
import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import type { OwnTransfers } from './own-transfers.ts'

export type PayBackOrder = {
  kind: PayBackKind
  /** The booking, or the refund. */
  subjectId: string
  creditorId: string
  caseId: string | null
  amount: Minor
  currency: Currency
  to: Payee
  text: string
  why: string
  by: { userId: string | null; name: string }
}

/** What whoever decided that money goes back does about it; told in the transaction of the news. */
export type PayBackOwner = {
  /** The books say that it leaves, before the bank is asked. */
  ordered(house: House, tx: Tx, row: PayBack): Promise<void>
  confirmed(house: House, tx: Tx, row: PayBack, on: Day): Promise<void>
  /** The bank has sent it back: the money is where it was, and a person decides anew. */
  returned(house: House, tx: Tx, row: PayBack, on: Day, reason: string | null): Promise<void>
}

/** Writes down that money shall go back, in the state from which it goes on. Nothing has left. */
export async function beginPayBack(
  house: House,
  tx: Tx,
  { by, to, amount, ...order }: PayBackOrder,
  state: { status: 'WAITING' | 'HELD'; heldUntil: Date | null },
): Promise<PayBack> {
  const at = house.clock.now()
  const id = newId('payBack', Date.parse(at))
  return tx.payBack.create({
    data: {
      ...order,
      ...state,
      id,
      amountMinor: BigInt(amount),
      toName: to.name.slice(0, 140),
      toIban: to.iban,
      toStreet: to.address?.street ?? null,
      toPostalCode: to.address?.postalCode ?? null,
      toTown: to.address?.town ?? null,
      toCountry: to.address?.country ?? null,
      endToEndId: payBackOrderId(id),
      requestedById: by.userId,
      requestedByName: by.name,
      requestedAt: new Date(at),
    },
  })
}

/** The money leaves: the books say so through its owner, and a job hands the order to the bank. */
export async function orderPayBack(house: House, tx: Tx, row: PayBack, owner: PayBackOwner): Promise<void> {
  if (!mayMovePayBack(row.status, 'order')) return
  const ordered = await tx.payBack.update({
    where: { id: row.id },
    data: {
      status: 'ORDERED',
      heldUntil: null,
      orderedAt: new Date(house.clock.now()),
      version: { increment: 1 },
    },
  })
  await owner.ordered(house, tx, ordered)
  await house.jobs.enqueue(tx, 'bank.send-pay-back', { payBackId: row.id }, { key: row.id })
}

/** What the bank's files say of money that goes back. */
export function payBackTransfers(owners: Record<PayBackKind, PayBackOwner>): OwnTransfers {
  const ownerOf = (row: PayBack) => owners[row.kind as PayBackKind]
  return {
    async confirmed(house, tx, { on, ...transfer }) {
      const row = await taken(tx, transfer)
      if (!row) return null
      // Files come in any order: what is known to have come back has left as well, and both are posted now.
      const cameBackOn = row.confirmedOn ? null : row.returnedOn
      if (!cameBackOn && !mayMovePayBack(row.status, 'confirm')) return row.confirmedOn ? row.id : null
      await post(tx, {
        ...booking(house, row, on),
        posting: transferConfirmed(fromBigInt(row.amountMinor), row.currency),
      })
      if (cameBackOn) {
        await post(tx, { ...booking(house, row, day(cameBackOn)), posting: atBankAgain(row) })
        await tx.payBack.update({ where: { id: row.id }, data: { confirmedOn: on } })
        return row.id
      }
      const told = { status: 'CONFIRMED', confirmedOn: on, version: { increment: 1 } }
      await ownerOf(row).confirmed(
        house,
        tx,
        await tx.payBack.update({ where: { id: row.id }, data: told }),
        on,
      )
      return row.id
    },
    async returned(house, tx, { on, reason, ...transfer }) {
      const row = await taken(tx, transfer)
      if (!row) return null
      if (!mayMovePayBack(row.status, 'return')) return row.returnedOn ? row.id : null
      // Money that had left the account is there again before it is owed again.
      if (row.confirmedOn) await post(tx, { ...booking(house, row, on), posting: atBankAgain(row) })
      const told = { status: 'RETURNED', returnedOn: on, returnReason: reason, version: { increment: 1 } }
      const sentBack = await tx.payBack.update({ where: { id: row.id }, data: told })
      await ownerOf(row).returned(house, tx, sentBack, on, reason)
      return row.id
    },
  }
}

const booking = (house: House, row: PayBack, postedOn: Day) => ({
  creditorId: row.creditorId,
  caseId: row.caseId,
  cause: row.endToEndId,
  postedOn,
  at: house.clock.now(),
})

const atBankAgain = ({ amountMinor, currency }: PayBack) =>
  reversed(transferConfirmed(fromBigInt(amountMinor), currency), 'transfer-returned')

type Told = { endToEndId: string; creditorId: string | null; amount: Minor; currency: string }

/** Locked, so that two words of the bank queue up. What differs from the order is for a person. */
async function taken(tx: Tx, { endToEndId, creditorId, amount, currency }: Told): Promise<PayBack | null> {
  await tx.$queryRaw`select 1 from "PayBack" where "endToEndId" = ${endToEndId} for update`
  return tx.payBack.findFirst({
    where: {
      endToEndId,
      currency,
      amountMinor: BigInt(amount),
      orderedAt: { not: null },
      ...(creditorId === null ? {} : { creditorId }),
    },
  })
}
