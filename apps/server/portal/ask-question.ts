import { answerBy } from '#shared/contact/answer-by.ts'
import type { Day } from '#shared/dates.ts'
import type { AskInput, Topic } from '#shared/portal/portal-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { tellOfQuestion } from '../contact/waits-at-desk.ts'
import { writeMessage } from '../contact/write-message.ts'
import { inTransaction } from '../db.ts'
import { countTry } from '../rate-limit.ts'
import { attachSent } from './attach-sent.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

const columns = {
  number: true,
  debtor: { select: { name: true, country: true } },
  collector: { select: { id: true, name: true, email: true, language: true } },
  manager: { select: { id: true, name: true, email: true, language: true } },
  links: { select: { id: true, contact: { select: { kind: true, value: true } } } },
} as const

/** How the request is named on the desk: the right, in law's own terms, before the debtor's words. */
const headings: Record<Topic, string> = {
  question: '',
  access: '[GDPR Art 15]\n',
  correction: '[GDPR Art 16]\n',
  objection: '[GDPR Art 21]\n',
}

/**
 * A debtor asks. The question waits in the inbox of the desk until somebody answers it; the person who answers is
 * told by mail, and the debtor gets a note of who answers by when.
 */
export async function askQuestion(
  scope: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { messageId, topic, text }: AskInput,
): Promise<{ messageId: string; answerBy: Day }> {
  const { house, actor, caseId, creditorId, sent = [] } = scope
  if (actor.kind !== 'debtor') throw new Error('Only a debtor asks through a link')
  await countTry(house, { what: 'portal.ask', who: actor.linkId, times: 12, seconds: 3600 })
  const dueOn = answerBy(house.clock.today(), 'debtorQuestion')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: columns,
    })
    const isNew = await writeMessage(house, tx, actor, {
      messageId,
      caseId,
      creditorId,
      audience: 'debtor',
      fromKind: 'debtor',
      fromId: actor.linkId,
      fromName: row.debtor.name,
      text: headings[topic] + text,
      kind: 'question-asked',
      settled: false,
    })
    await attachSent(tx, scope, messageId, sent)
    if (!isNew) return { messageId, answerBy: dueOn }
    const person = row.collector ?? row.manager
    if (!person) throw new Refusal('access.notFound')
    const contact = row.links.find((link) => link.id === actor.linkId)?.contact
    await tellOfQuestion(house, tx, {
      caseId,
      creditorId,
      messageId,
      caseNumber: row.number ?? '',
      debtorName: row.debtor.name,
      person,
      thanks: contact?.kind === 'EMAIL' ? { address: contact.value, language: actor.language } : null,
    })
    return { messageId, answerBy: dueOn }
  })
}
