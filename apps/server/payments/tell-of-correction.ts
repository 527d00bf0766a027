import { isLanguage } from '#shared/languages.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { aroundColumns, managerOf } from './direct-row.ts'

/**
 * What was done to a receipt, as one case sees it: taken back by us or by the payer's bank, moved away, moved here, or
 * shared out anew.
 */
export type Corrected = 'TAKEN' | 'RETURNED' | 'LEFT' | 'CAME' | 'SHARED'

export type ToldCorrection = {
  /** What was decided or booked: told once, however often it is heard. */
  cause: string
  paymentId: string
  /** In the words of whoever decided; the creditor reads it. Nobody decided where a bank has done it. */
  why: string | null
}

/** What is owed on a case, before a correction or after it. */
export const debtOf = async (house: House, tx: Tx, caseId: string): Promise<Minor> =>
  (await loadClaim(house, tx, caseId)).claim.outstanding

/**
 * Never silent (D7): the creditor reads what was put right and why, and the debtor whose balance has changed what is
 * open now. To the debtor goes neither the reason nor anything about another case: both may be about somebody else.
 */
export async function tellOfCorrection(
  house: House,
  tx: Tx,
  { cause, paymentId, why }: ToldCorrection,
  { caseId, what, before }: { caseId: string; what: Corrected; before: Minor },
): Promise<void> {
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
  const around = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: aroundColumns,
  })
  const { creditorId } = around
  const remaining = await debtOf(house, tx, caseId)
  const data = {
    caseId,
    caseNumber: around.number ?? '',
    creditorName: around.creditor.name,
    debtorName: around.debtor.name,
    amountMinor: fromBigInt(payment.amountMinor),
    currency: payment.currency,
    receivedOn: payment.receivedOn ?? '',
    what,
    remaining,
  }
  const about = { caseId, creditorId }
  const personId = around.onBehalfOfId ?? around.enteredById
  for (const reader of await creditorReaders(tx, { creditorId, personId }))
    await oweMail(house, tx, {
      ...about,
      key: `receipt-corrected:${cause}:${caseId}:${reader.userId}`,
      kind: 'receipt-corrected',
      recipient: reader.email,
      language: reader.language,
      data: { ...data, why, name: reader.name, managerName: managerOf(around)?.name ?? '' },
    })
  if (before === remaining) return
  for (const { id, value, language } of around.debtor.contacts)
    await oweMail(house, tx, {
      ...about,
      key: `balance-corrected:${cause}:${caseId}:${id}`,
      kind: 'balance-corrected',
      recipient: value,
      language: language && isLanguage(language) ? language : 'en',
      data,
    })
}
