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
  reason: 'REPORTED' | 'ANSWERED' | 'UNANSWERED',
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
    key: `direct-waiting:${row.id}:${row.version}${reason === 'UNANSWERED' ? ':unanswered' : ''}`,
    kind: 'direct-waiting',
    recipient: person.email,
    language: isLanguage(person.language) ? person.language : 'en',
    caseId: row.case.id,
    creditorId: row.case.creditorId,
    data: { ...factsOf(row), name: person.name, reason },
  })
}

export const directReminderKey = ({ id, version }: Pick<Row, 'id' | 'version'>, reminder: string) =>
  `direct-reminder:${id}:${version}:${reminder}`

/** The question once more, before its day, on it and after it. */
export const remindReporter = (
  house: House,
  tx: Tx,
  row: Row & { question: string | null; answerDueOn: string | null },
  reminder: string,
): Promise<void> =>
  toReporter(house, tx, row, {
    kind: 'direct-reminder',
    key: directReminderKey(row, reminder),
    data: { reminder, question: row.question ?? '', dueOn: row.answerDueOn },
  })

/** What was asked or decided about a report. */
export const tellReporter = (
  house: House,
  tx: Tx,
  row: Row,
  { kind, data }: { kind: 'direct-question' | 'direct-rejected'; data: Record<string, Json> },
): Promise<void> => toReporter(house, tx, row, { kind, key: `${kind}:${row.id}:${row.version}`, data })

type ToReporter = {
  kind: Extract<MailKind, 'direct-question' | 'direct-reminder' | 'direct-rejected'>
  key: string
  data: Record<string, Json>
}

/** To the people of the creditor who look after the case. */
async function toReporter(house: House, tx: Tx, row: Row, { kind, key, data }: ToReporter): Promise<void> {
  const { creditorId, onBehalfOfId, enteredById } = row.case
  for (const reader of await creditorReaders(tx, { creditorId, personId: onBehalfOfId ?? enteredById })) {
    await oweMail(house, tx, {
      key: `${key}:${reader.userId}`,
      kind,
      recipient: reader.email,
      language: reader.language,
      caseId: row.case.id,
      creditorId,
      data: { ...factsOf(row), name: reader.name, managerName: managerOf(row.case)?.name ?? '', ...data },
    })
  }
}
