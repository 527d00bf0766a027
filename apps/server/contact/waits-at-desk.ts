import { answerBy } from '#shared/contact/answer-by.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'

export type Waiting = {
  caseId: string
  creditorId: string
  messageId: string
  caseNumber: string
  debtorName: string
  person: { name: string; email: string; language: string }
  /** Where a note goes of who answers by when; nobody where no address is known. */
  thanks: { address: string; language: Language } | null
}

/** A debtor has written: whoever answers is told, and the debtor learns who answers by when. */
export async function tellOfQuestion(house: House, tx: Tx, waiting: Waiting): Promise<void> {
  const { caseId, creditorId, messageId, caseNumber, debtorName, person, thanks } = waiting
  const dueOn = answerBy(house.clock.today(), 'debtorQuestion')
  await oweMail(house, tx, {
    caseId,
    creditorId,
    key: `question-waiting:${messageId}`,
    kind: 'question-waiting',
    recipient: person.email,
    language: isLanguage(person.language) ? person.language : 'en',
    data: { name: person.name, caseNumber, debtorName, dueOn, caseId },
  })
  if (!thanks) return
  await oweMail(house, tx, {
    caseId,
    creditorId,
    key: `question-received:${messageId}`,
    kind: 'question-received',
    recipient: thanks.address,
    language: thanks.language,
    data: { caseNumber, collectorName: person.name, answerBy: dueOn },
  })
}
