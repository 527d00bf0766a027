import { isLanguage } from '#shared/languages.ts'
import { chargebackReasonOf } from '#shared/payments/chargeback.ts'
import { deputyOf } from '../access/deputies.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import type { Tx } from '../db.ts'
import type { Json } from '../events.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { ChargebackRow } from './chargeback-row.ts'
import { aroundColumns, managerOf } from './direct-row.ts'

/** Opened and to be answered, soon to be too late, or decided. */
export type ChargebackNews = 'OPENED' | 'DUE_SOON' | 'WON' | 'LOST' | 'ACCEPTED'

/**
 * Who has to know: the account manager, or who stands in for them today, what has to be done until when; and the
 * creditor, what has become of its money. That time is running out is the desk's to know.
 */
export async function tellOfChargeback(
  house: House,
  tx: Tx,
  row: ChargebackRow,
  news: ChargebackNews,
): Promise<void> {
  const around = await tx.case.findUniqueOrThrow({
    where: { id: row.caseId },
    relationLoadStrategy: 'join',
    select: aroundColumns,
  })
  const data: Record<string, Json> = {
    chargebackId: row.id,
    caseId: row.caseId,
    caseNumber: around.number ?? '',
    creditorName: around.creditor.name,
    debtorName: around.debtor.name,
    amountMinor: Number(row.amountMinor),
    currency: row.currency,
    reason: chargebackReasonOf(row.reason),
    dueAt: row.evidenceDueAt?.toISOString() ?? null,
    news,
  }
  const about = { caseId: row.caseId, creditorId: row.creditorId }
  const manager = managerOf(around)
  const person = manager
    ? await tx.user.findUnique({
        where: { id: await deputyOf(tx, manager.id, house.clock.today()) },
        select: { email: true, name: true, language: true },
      })
    : null
  if (person)
    await oweMail(house, tx, {
      ...about,
      key: `chargeback-waiting:${row.id}:${news}`,
      kind: 'chargeback-waiting',
      recipient: person.email,
      language: isLanguage(person.language) ? person.language : 'en',
      data: { ...data, name: person.name },
    })
  if (news === 'DUE_SOON') return
  const { onBehalfOfId, enteredById } = around
  const readers = await creditorReaders(tx, {
    creditorId: row.creditorId,
    personId: onBehalfOfId ?? enteredById,
  })
  for (const reader of readers)
    await oweMail(house, tx, {
      ...about,
      key: `chargeback-news:${row.id}:${news}:${reader.userId}`,
      kind: 'chargeback-news',
      recipient: reader.email,
      language: reader.language,
      data: { ...data, name: reader.name, managerName: manager?.name ?? '' },
    })
}
