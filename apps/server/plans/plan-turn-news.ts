import type { Day } from '#shared/dates.ts'
import { restorableUntil } from '#shared/cases/plan-life.ts'
import { isLanguage } from '#shared/languages.ts'
import { deputyOf } from '../access/deputies.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { type MailData, oweMail } from '../outgoing-mail.ts'

/** What became of a plan: it was not kept, it counts again, or we ask the debtor for new terms. */
export type PlanTurn = {
  how: 'BROKEN' | 'RESTORED' | 'INVITED'
  on: Day
  /** Whether paying what is late restores it. */
  mayRestore: boolean
  why: string | null
}
export type AboutPlan = { planId: string; caseId: string; creditorId: string }
type Sender = Pick<House, 'clock' | 'config' | 'jobs'>

/** Everybody whom it concerns is told, each once: the debtor, the creditor, and whoever decides at the desk. */
export async function owePlanTurn(house: Sender, tx: Tx, about: AboutPlan, turn: PlanTurn): Promise<void> {
  const { planId, caseId, creditorId } = about
  const { how, on, mayRestore, why } = turn
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      number: true,
      enteredById: true,
      onBehalfOfId: true,
      managerId: true,
      creditor: { select: { managerId: true } },
      debtor: { select: { name: true } },
    },
  })
  const managerId = row.managerId ?? row.creditor.managerId
  const person = managerId
    ? await tx.user.findUnique({
        where: { id: await deputyOf(tx, managerId, house.clock.today()) },
        select: { id: true, name: true, email: true, language: true },
      })
    : null
  const data: MailData = {
    planId,
    how,
    on,
    until: mayRestore ? restorableUntil(on) : null,
    why,
    managerName: person?.name ?? '',
  }
  const key = `plan-turned:${planId}:${how}:${on}`
  await oweDebtorMail(house, tx, { caseId, creditorId, kind: 'plan-turned', key, data })
  const readers = await creditorReaders(tx, { creditorId, personId: row.onBehalfOfId ?? row.enteredById })
  const desk = person
    ? [{ userId: person.id, email: person.email, name: person.name, language: languageOf(person.language) }]
    : []
  for (const [reader, isDesk] of [
    ...readers.map((one) => [one, false] as const),
    ...desk.map((one) => [one, true] as const),
  ]) {
    await oweMail(house, tx, {
      key: `${key}:${reader.userId}`,
      kind: 'plan-turned-news',
      recipient: reader.email,
      language: reader.language,
      caseId,
      creditorId,
      data: {
        ...data,
        isDesk,
        caseId,
        name: reader.name,
        caseNumber: row.number ?? '',
        debtorName: row.debtor.name,
      },
    })
  }
}

const languageOf = (text: string) => (isLanguage(text) ? text : 'en')
