import type { Day } from '#shared/dates.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import { deputyOf } from '../access/deputies.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import type { Tx } from '../db.ts'
import type { Json } from '../events.ts'
import type { House } from '../house.ts'
import { type MailKind, oweMail } from '../outgoing-mail.ts'
import { type DisputeRow, managerOf } from './dispute-row.ts'

type Owed = { kind: MailKind; key: string; data?: Record<string, Json> }

const languageOf = (spoken: string | null | undefined): Language => (isLanguage(spoken) ? spoken : 'en')

const factsOf = ({
  id,
  number,
  type,
  wholeCase,
  pauses,
  case: around,
}: DisputeRow): Record<string, Json> => ({
  disputeId: id,
  disputeNumber: number,
  type,
  scope: wholeCase ? 'CASE' : pauses ? 'PART' : 'NONE',
  caseId: around.id,
  caseNumber: around.number ?? '',
  creditorName: around.creditor.name,
  debtorName: around.debtor.name,
})

const about = ({ case: around }: DisputeRow) => ({ caseId: around.id, creditorId: around.creditorId })

/** To the debtor: where the link that was used was sent to, else wherever we write to this company. */
async function toDebtor(house: House, tx: Tx, row: DisputeRow, { kind, key, data }: Owed): Promise<void> {
  const { debtor } = row.case
  const link = row.openedByLinkId
    ? await tx.debtorLink.findUnique({
        where: { id: row.openedByLinkId },
        select: { contact: { select: { id: true, kind: true, value: true } } },
      })
    : null
  const own = link?.contact?.kind === 'EMAIL' ? [{ ...link.contact, language: row.language }] : null
  for (const { id, value, language } of own ?? debtor.contacts) {
    await oweMail(house, tx, {
      ...about(row),
      key: `${key}:${id}`,
      kind,
      recipient: value,
      language: languageOf(language ?? debtor.language),
      data: {
        ...factsOf(row),
        person: row.case.collector?.name ?? managerOf(row.case)?.name ?? '',
        ...data,
      },
    })
  }
}

/** To the people of the creditor who look after the case. */
async function toCreditor(house: House, tx: Tx, row: DisputeRow, { kind, key, data }: Owed): Promise<void> {
  const { creditorId, onBehalfOfId, enteredById } = row.case
  for (const reader of await creditorReaders(tx, { creditorId, personId: onBehalfOfId ?? enteredById })) {
    await oweMail(house, tx, {
      ...about(row),
      key: `${key}:${reader.userId}`,
      kind,
      recipient: reader.email,
      language: reader.language,
      data: {
        ...factsOf(row),
        name: reader.name,
        managerName: managerOf(row.case)?.name ?? '',
        dueOn: row.creditorDueOn,
        ...data,
      },
    })
  }
}

/** What has been paused, and who answers by when. */
export const tellDebtorReceived = (house: House, tx: Tx, row: DisputeRow, deskBy: Day) =>
  toDebtor(house, tx, row, {
    kind: 'dispute-received',
    key: `dispute-received:${row.id}:${row.version}`,
    data: { creditorDueOn: row.creditorDueOn, deskBy },
  })

export const askDebtorByMail = (house: House, tx: Tx, row: DisputeRow, question: string, dueOn: Day) =>
  toDebtor(house, tx, row, {
    kind: 'dispute-question',
    key: `dispute-question:${row.id}:${row.version}`,
    data: { question, dueOn },
  })

/** The creditor is asked, with its day and with what its silence means. */
export const askCreditor = (house: House, tx: Tx, row: DisputeRow) =>
  toCreditor(house, tx, row, { kind: 'dispute-asked', key: `dispute-asked:${row.id}` })

export const reminderKey = (disputeId: string, reminder: string) =>
  `dispute-reminder:${disputeId}:${reminder}`

export const remindCreditor = (house: House, tx: Tx, row: DisputeRow, reminder: string) =>
  toCreditor(house, tx, row, {
    kind: 'dispute-reminder',
    key: reminderKey(row.id, reminder),
    data: { reminder },
  })

export type Outcome = 'UPHELD' | 'PARTIAL' | 'REJECTED' | 'WITHDRAWN'

/** Each side is told with its own reason. */
export async function tellResolved(
  house: House,
  tx: Tx,
  row: DisputeRow,
  decided: {
    outcome: Outcome
    toDebtor: string
    toCreditor: string
    figures: { upheldMinor: number; outstandingMinor: number; currency: string }
  },
): Promise<void> {
  const { outcome, figures } = decided
  await toDebtor(house, tx, row, {
    kind: 'dispute-resolved',
    key: `dispute-resolved:${row.id}`,
    data: { outcome, reason: decided.toDebtor },
  })
  await toCreditor(house, tx, row, {
    kind: 'dispute-decided',
    key: `dispute-decided:${row.id}`,
    data: { outcome, reason: decided.toCreditor, ...figures },
  })
}

export const tellWithdrawn = (house: House, tx: Tx, row: DisputeRow) =>
  toCreditor(house, tx, row, {
    kind: 'dispute-decided',
    key: `dispute-decided:${row.id}`,
    data: { outcome: 'WITHDRAWN', reason: '' },
  })

export type DeskReason =
  | 'PAUSED'
  | 'NOT_PAUSED'
  | 'CREDITOR_ANSWERED'
  | 'DEBTOR_ANSWERED'
  | 'DECISION_REFUSED'

/**
 * The account manager decides; that a whole case stands still the collector learns at once as well. In the place of
 * somebody who is away it is told to whom they have named (A30).
 */
export async function tellDesk(house: House, tx: Tx, row: DisputeRow, reason: DeskReason): Promise<void> {
  const people = [managerOf(row.case), ...(reason === 'PAUSED' ? [row.case.collector] : [])]
  const today = house.clock.today()
  const once = new Set<string>()
  for (const person of people) if (person) once.add(await deputyOf(tx, person.id, today))
  const told = await tx.user.findMany({
    where: { id: { in: [...once] } },
    select: { id: true, email: true, name: true, language: true },
  })
  for (const { id, email, name, language } of told) {
    await oweMail(house, tx, {
      ...about(row),
      key: `dispute-waiting:${row.id}:${row.version}:${id}`,
      kind: 'dispute-waiting',
      recipient: email,
      language: languageOf(language),
      data: { ...factsOf(row), name, reason },
    })
  }
}
