import { isLanguage } from '#shared/languages.ts'
import { deputyOf } from '../access/deputies.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import type { Tx } from '../db.ts'
import type { Json } from '../events.ts'
import type { House } from '../house.ts'
import { type MailKind, oweMail } from '../outgoing-mail.ts'
import { type Around, managerOf } from './direct-row.ts'

type Row = {
  id: string
  caseId?: string
  amountMinor: bigint
  currency: string
  receivedOn: string
  version: number
  case: Around
}

const factsOf = (row: Row): Record<string, Json> => ({
  directPaymentId: row.id,
  caseId: row.case.id,
  caseNumber: row.case.number ?? '',
  creditorName: row.case.creditor.name,
  debtorName: row.case.debtor.name,
  amountMinor: Number(row.amountMinor),
  currency: row.currency,
  receivedOn: row.receivedOn,
})

/** The account manager looks at it, or who stands in for them today (A30). */
export async function tellDeskOfReport(
  house: House,
  tx: Tx,
  row: Row,
  reason: 'REPORTED' | 'ANSWERED',
): Promise<void> {
  const manager = managerOf(row.case)
  if (!manager) return
  const today = house.clock.today()
  const person = await tx.user.findUnique({
    where: { id: await deputyOf(tx, manager.id, today) },
    select: { email: true, name: true, language: true },
  })
  if (!person) return
  await oweMail(house, tx, {
    key: `direct-waiting:${row.id}:${row.version}`,
    kind: 'direct-waiting',
    recipient: person.email,
    language: isLanguage(person.language) ? person.language : 'en',
    caseId: row.case.id,
    creditorId: row.case.creditorId,
    data: { ...factsOf(row), name: person.name, reason },
  })
}

/** To the people of the creditor who look after the case. */
export async function tellReporter(
  house: House,
  tx: Tx,
  row: Row,
  {
    kind,
    data,
  }: { kind: Extract<MailKind, 'direct-question' | 'direct-rejected'>; data: Record<string, Json> },
): Promise<void> {
  const { creditorId, onBehalfOfId, enteredById } = row.case
  for (const reader of await creditorReaders(tx, { creditorId, personId: onBehalfOfId ?? enteredById })) {
    await oweMail(house, tx, {
      key: `${kind}:${row.id}:${row.version}:${reader.userId}`,
      kind,
      recipient: reader.email,
      language: reader.language,
      caseId: row.case.id,
      creditorId,
      data: { ...factsOf(row), name: reader.name, managerName: managerOf(row.case)?.name ?? '', ...data },
    })
  }
}
