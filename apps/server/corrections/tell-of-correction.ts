import { isLanguage } from '#shared/languages.ts'
import type { Minor } from '#shared/money.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { aroundColumns, managerOf } from '../payments/direct-row.ts'
import type { CorrectionRow } from './correction-row.ts'

type Debts = ReadonlyMap<string, Minor>

/** What is owed on each of the cases. */
export async function debtsOf(house: House, tx: Tx, caseIds: readonly string[]): Promise<Debts> {
  const debts = new Map<string, Minor>()
  for (const caseId of caseIds) debts.set(caseId, (await loadClaim(house, tx, caseId)).claim.outstanding)
  return debts
}

/**
 * Never silent (D7): the creditor reads what was put right and why, and the debtor whose balance has changed what is
 * open now. To the debtor goes neither the reason nor anything about the other case: both may be about somebody else.
 */
export async function tellOfCorrection(
  house: House,
  tx: Tx,
  row: CorrectionRow,
  { before, after }: { before: Debts; after: Debts },
): Promise<void> {
  const { receivedOn } = await tx.payment.findUniqueOrThrow({
    where: { id: row.paymentId },
    select: { receivedOn: true },
  })
  for (const caseId of before.keys()) {
    const around = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: aroundColumns,
    })
    const isOther = caseId !== row.caseId
    const data = {
      caseId,
      caseNumber: around.number ?? '',
      creditorName: around.creditor.name,
      debtorName: around.debtor.name,
      amountMinor: Number(row.amountMinor),
      currency: row.currency,
      receivedOn: receivedOn ?? '',
      /** What happened as this case sees it. */
      what: row.kind === 'RESHARE' ? 'SHARED' : isOther ? 'CAME' : row.kind === 'MOVE' ? 'LEFT' : 'TAKEN',
      remaining: after.get(caseId) ?? 0,
    }
    const about = { caseId, creditorId: row.creditorId }
    const { onBehalfOfId, enteredById } = around
    const readers = await creditorReaders(tx, {
      creditorId: row.creditorId,
      personId: onBehalfOfId ?? enteredById,
    })
    for (const reader of readers)
      await oweMail(house, tx, {
        ...about,
        key: `receipt-corrected:${row.id}:${caseId}:${reader.userId}`,
        kind: 'receipt-corrected',
        recipient: reader.email,
        language: reader.language,
        data: { ...data, why: row.why, name: reader.name, managerName: managerOf(around)?.name ?? '' },
      })
    if (before.get(caseId) === after.get(caseId)) continue
    for (const { id, value, language } of around.debtor.contacts)
      await oweMail(house, tx, {
        ...about,
        key: `balance-corrected:${row.id}:${caseId}:${id}`,
        kind: 'balance-corrected',
        recipient: value,
        language: language && isLanguage(language) ? language : 'en',
        data,
      })
  }
}
