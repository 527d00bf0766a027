import type { GiveBack } from '#shared/bank/bank-input.ts'
import { newId } from '#shared/ids.ts'
import { suspenseReturned } from '#shared/ledger/receipt-postings.ts'
import { transferConfirmed } from '#shared/ledger/transfer-postings.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { post } from '../ledger/post.ts'
import type { Ctx } from '../trpc.ts'
import { lockEntry } from './assign-money.ts'
import type { OwnTransfers } from './own-transfers.ts'

/**
 * Money that is nobody's here goes back to the account it came from. The transfer is ordered at the bank under the id
 * that is answered; the bank's own booking confirms it by that id.
 */
export async function giveBackMoney({ house, actor }: Ctx, { entryId, why }: GiveBack) {
  return inTransaction(house.db, actor, async (tx) => {
    const entry = await lockEntry(tx, entryId)
    if (entry.status !== 'SUSPENSE' || entry.restMinor <= 0n) throw new Refusal('bank.notWaiting')
    if (!entry.counterpartyIban) throw new Refusal('bank.noPayer')
    const at = house.clock.now()
    const id = newId('bankAssignment', Date.parse(at))
    const byId = 'userId' in actor ? actor.userId : null
    const amount = fromBigInt(entry.restMinor)
    await post(tx, {
      creditorId: entry.creditorId,
      caseId: null,
      cause: id,
      posting: suspenseReturned(amount, entry.currency, 'IN_TRANSIT'),
      postedOn: house.clock.today(),
      at,
      why,
      ...(byId ? { byId } : {}),
    })
    const endToEndId = id.toUpperCase().replace('_', '-')
    await tx.bankAssignment.create({
      data: {
        id,
        entryId,
        creditorId: entry.creditorId,
        kind: 'GIVEN_BACK',
        endToEndId,
        amountMinor: entry.restMinor,
        currency: entry.currency,
        why,
        byId,
        at: new Date(at),
      },
    })
    await tx.bankEntry.update({
      where: { id: entryId },
      data: { restMinor: 0n, status: 'DONE', matchedBy: 'PERSON', settledAt: new Date(at) },
    })
    return { endToEndId, iban: entry.counterpartyIban, name: entry.counterpartyName, amount }
  })
}

/** What was given back is confirmed by the bank, or comes back and waits again. */
export const givenBackTransfers: OwnTransfers = {
  async confirmed(house, tx, { endToEndId, creditorId, amount, currency, on, entryId }) {
    const row = await tx.bankAssignment.findFirst({
      where: {
        endToEndId,
        creditorId,
        currency,
        amountMinor: BigInt(amount),
        confirmedAt: null,
        takenBackAt: null,
      },
    })
    if (!row) return null
    const at = house.clock.now()
    const posting = transferConfirmed(amount, currency)
    await post(tx, { creditorId, caseId: null, cause: entryId, posting, postedOn: on, at })
    await tx.bankAssignment.update({ where: { id: row.id }, data: { confirmedAt: new Date(at) } })
    return row.id
  },
  // The money stands in suspense again as a booking of its own, and a person decides anew.
  returned: async () => null,
}
