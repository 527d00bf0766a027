import type { BankEntry } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { Day } from '#shared/dates.ts'
import { type CaseId, newId, type PaymentId } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { postReceipt } from '../payments/post-receipt.ts'

export type Received = {
  caseId: CaseId
  amount: Minor
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
  { caseId, amount, entry, receivedOn, via }: Received,
): Promise<PaymentId> {
  const at = house.clock.now()
  const paymentId = newId('payment', Date.parse(at))
  // Before anything is written that points to the case: two who both held it a little would wait for each other for ever.
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const { creditorId, debtor } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { creditorId: true, debtor: { select: { language: true } } },
  })
  if (creditorId !== entry.creditorId) throw new Error('Money never pays the case of another creditor')
  await tx.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId,
      method: 'bank',
      status: 'STARTED',
      amountMinor: BigInt(amount),
      currency: entry.currency,
      reference: entry.reference ?? entry.endToEndId ?? entry.entryReference.slice(0, 60),
      language: debtor.language,
      startedAt: new Date(at),
    },
  })
  await postReceipt(house, tx, actor, { paymentId, providerPaymentId: null, card: null, via, receivedOn })
  await tx.bankAssignment.create({
    data: {
      id: newId('bankAssignment', Date.parse(at)),
      entryId: entry.id,
      creditorId,
      kind: 'ASSIGNED',
      caseId,
      paymentId,
      amountMinor: BigInt(amount),
      currency: entry.currency,
      byId: 'userId' in actor ? actor.userId : null,
      at: new Date(at),
    },
  })
  // A card page that lies open may ask for more than is owed now.
  await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
  return paymentId
}
