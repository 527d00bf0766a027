import type { SavedCard } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { InstalmentStanding } from '#shared/cases/demand.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * A kept card ends before the next payment: the debtor is told in time, with a link by which it lets us keep another one
 * or pays; creditor and desk hear of it as well. Once for each card and payment.
 */
export async function tellExpiry(
  house: House,
  tx: Tx,
  { id, caseId, creditorId, last4, expiryMonth, expiryYear }: SavedCard,
  { number, dueOn, open }: InstalmentStanding,
): Promise<void> {
  const told = await tx.outgoingMail.count({ where: { key: { startsWith: `card-ends:${id}:${number}:` } } })
  if (told > 0) return
  const { currency } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { currency: true } })
  const data = { last4, expiryMonth, expiryYear, number, dueOn, amountMinor: open, currency }
  await oweDebtorMail(house, tx, {
    caseId,
    creditorId,
    kind: 'card-ends',
    key: `card-ends:${id}:${number}`,
    data,
  })
  await record(tx, system, { caseId, creditorId, kind: 'card-ends', at: house.clock.now(), after: data })
  await house.jobs.enqueue(tx, 'payments.tell-card-end', { savedCardId: id, how: 'EXPIRES' })
}
