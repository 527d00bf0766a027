import type { BankEntry } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { Day } from '#shared/dates.ts'
import { type CaseId, newId, type PaymentId } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import { askIn, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { postReceipt } from '../payments/post-receipt.ts'

export type Received = {
  caseId: CaseId
  amount: Minor
  /** The invoices that it pays first, where somebody has said so. */
  named?: readonly string[]
  entry: BankEntry
  receivedOn: Day
  /** BANK where it has just arrived, SUSPENSE where it has waited there. */
  via: 'BANK' | 'SUSPENSE'
}

/** A transfer becomes a receipt of its case, on the same path as a card payment; answers its id. */
export async function receiveTransfer(
  house: House,
  tx: Tx,
  actor: Actor,
  { caseId, amount, named = [], entry, receivedOn, via }: Received,
): Promise<PaymentId> {
  const at = house.clock.now()
  const paymentId = newId('payment', Date.parse(at))
  const { creditorId, currency } = entry
  const reference = entry.reference ?? entry.endToEndId ?? entry.entryReference.slice(0, 60)
  const [, [begun]] = await Promise.all([
    // Before anything is written that points to the case: two who both held it a little would wait for each other for ever.
    askIn(tx, lockCase, [caseId]),
    askIn<{ id: string }>(tx, begin, [paymentId, caseId, creditorId, amount, currency, reference, at, named]),
  ])
  if (!begun) throw new Error('Money never pays the case of another creditor')
  await postReceipt(house, tx, actor, { paymentId, providerPaymentId: null, card: null, via, receivedOn })
  const assignmentId = newId('bankAssignment', Date.parse(at))
  const byId = 'userId' in actor ? actor.userId : null
  await Promise.all([
    askIn(tx, assign, [assignmentId, entry.id, creditorId, caseId, paymentId, amount, currency, byId, at]),
    // A card page that lies open may ask for more than is owed now.
    house.jobs.enqueue(tx, 'payments.close-pages', { caseId }),
  ])
  return paymentId
}

const lockCase = `select from "Case" where id = $1 for update`

const begin = `
  insert into "Payment" (id, "caseId", "creditorId", method, status, "amountMinor", currency, reference, language,
    "startedAt", "invoiceIds")
  select $1, c.id, c."creditorId", 'bank', 'STARTED', $4::bigint, $5, $6, d.language, $7::timestamptz, $8::text[]
  from "Case" c join "Debtor" d on d.id = c."debtorId" where c.id = $2 and c."creditorId" = $3 returning id`

const assign = `
  insert into "BankAssignment" (id, "entryId", "creditorId", kind, "caseId", "paymentId", "amountMinor", currency, "byId",
    at) values ($1, $2, $3, 'ASSIGNED', $4, $5, $6, $7, $8, $9::timestamptz)`
