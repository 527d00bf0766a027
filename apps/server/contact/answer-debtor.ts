import { isStaff } from '#shared/access/actor.ts'
import type { AnswerInput } from '#shared/contact/message-input.ts'
import { isLanguage } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { settleUpToNow, writeMessage } from './write-message.ts'

/**
 * Answers a debtor: behind the link and by mail. Only what was written here leaves the desk; nothing of notes, fees or
 * other cases is ever part of it (C7).
 */
export async function answerDebtor(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { messageId, questionId, text }: AnswerInput,
) {
  if (!isStaff(actor)) throw new Error('Only the desk answers debtors')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: {
        number: true,
        creditor: { select: { name: true } },
        collector: { select: { name: true } },
        debtor: { select: { language: true, contacts: { where: { kind: 'EMAIL' } } } },
      },
    })
    const asked = questionId
      ? await tx.message.count({ where: { id: questionId, caseId, audience: 'debtor', fromKind: 'debtor' } })
      : 1
    if (asked === 0) throw new Refusal('access.notFound')
    const isNew = await writeMessage(house, tx, actor, {
      messageId,
      caseId,
      creditorId,
      audience: 'debtor',
      fromKind: 'desk',
      fromId: actor.userId,
      fromName: actor.name,
      text,
      kind: 'question-answered',
      settled: true,
    })
    if (!isNew) return { messageId }
    await settleUpToNow(house, tx, { caseId, audience: 'debtor' })
    for (const contact of row.debtor.contacts) {
      const language = [contact.language, row.debtor.language].find(isLanguage) ?? 'en'
      await oweMail(house, tx, {
        key: `question-answered:${messageId}:${contact.id}`,
        kind: 'question-answered',
        recipient: contact.value,
        language,
        caseId,
        creditorId,
        data: {
          caseNumber: row.number ?? '',
          creditorName: row.creditor.name,
          collectorName: actor.name,
          answer: text,
        },
      })
    }
    return { messageId }
  })
}
