import { fromBigInt } from '#shared/money.ts'
import { receiptReturned, suspenseReturned } from '#shared/ledger/receipt-postings.ts'
import { post } from '../ledger/post.ts'
import { takeBackReceipt } from '../payments/take-back-receipt.ts'
import { debtOf, tellOfCorrection } from '../payments/tell-of-correction.ts'
import { type Booked, type Booking, countsOn } from './book-entry.ts'
import { isWhole } from './whole-receipt.ts'

/**
 * The payer's bank has taken back what had arrived. The booking it was is looked for by amount and by its end-to-end
 * id, then its reference, then where it came from; exactly one is taken back, whatever it had become: a receipt, parts of several cases, or still waiting.
 * Where none or several fit, a person looks.
 */
export async function bookReturn({ house, tx, actor, entry }: Booking): Promise<Booked> {
  const [original, second] = await tx.$queryRaw<{ id: string; step: number }[]>`
    select o.id, case when o."endToEndId" = ${entry.endToEndId} then 1 when o.reference = ${entry.reference} then 2
      else 3 end as step
    from "BankEntry" o
    where o.iban = ${entry.iban} and o.kind = 'CREDIT' and o.status in ('DONE', 'SUSPENSE')
      and o."amountMinor" + o."chargesMinor" = ${-entry.amountMinor} and o.currency = ${entry.currency}
      and (o."endToEndId" = ${entry.endToEndId} or o.reference = ${entry.reference}
        or o."counterpartyIban" = ${entry.counterpartyIban})
      and not exists (select from "BankEntry" r where r."subjectId" = o.id and r."matchedBy" = 'RETURN')
      and not exists (select from "BankAssignment" a where a."entryId" = o.id and a.kind = 'GIVEN_BACK'
        and a."takenBackAt" is null)
    order by step, o.id limit 2 for update`
  if (!original || second?.step === original.step) return { status: 'WAITING', why: 'return' }
  const came = await tx.bankEntry.findUniqueOrThrow({
    where: { id: original.id },
    include: { assignments: { where: { kind: 'ASSIGNED', takenBackAt: null } } },
  })
  // What a bank takes back that we have given back meanwhile would leave twice: a person looks.
  for (const { paymentId } of came.assignments)
    if (paymentId && !(await isWhole(tx, paymentId))) return { status: 'WAITING', why: 'return' }
  const why = entry.returnReason ?? 'returned'
  const at = house.clock.now()
  for (const { id, paymentId, caseId } of came.assignments) {
    const cause = `${entry.id}:${id}`
    if (paymentId && caseId) {
      const before = await debtOf(house, tx, caseId)
      await takeBackReceipt(house, tx, actor, { paymentId, cause, leaves: receiptReturned, why })
      const told = { caseId, before, what: 'RETURNED' } as const
      await tellOfCorrection(house, tx, { cause, paymentId, why: null }, told)
    }
    await tx.bankAssignment.update({
      where: { id },
      data: { takenBackAt: new Date(at), takenBackWhy: why },
    })
  }
  if (came.restMinor > 0n)
    await post(tx, {
      creditorId: entry.creditorId,
      caseId: null,
      cause: entry.id,
      posting: suspenseReturned(fromBigInt(came.restMinor), entry.currency, 'BANK'),
      postedOn: countsOn(entry),
      at,
      why,
    })
  // What somebody was about to give back is gone already, and must not leave a second time.
  await tx.payBack.updateMany({
    where: { kind: 'SUSPENSE', subjectId: came.id, status: { in: ['WAITING', 'HELD'] } },
    data: { status: 'TAKEN_BACK', heldUntil: null, version: { increment: 1 } },
  })
  await tx.bankEntry.update({
    where: { id: came.id },
    data: { status: 'DONE', restMinor: 0n, why: 'returned', settledAt: new Date(at) },
  })
  return { status: 'DONE', matchedBy: 'RETURN', subjectId: came.id }
}
