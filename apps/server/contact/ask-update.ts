import { answerBy } from '#shared/contact/answer-by.ts'
import { whyNotAskUpdate } from '#shared/contact/ask-update.ts'
import type { AskUpdateInput } from '#shared/contact/message-input.ts'
import { timeZone } from '#shared/countries.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { writeMessage } from './write-message.ts'

/** The creditor asks where the case stands (A29): a task of the desk with a deadline that both sides see. */
export async function askUpdate(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { messageId, text }: AskUpdateInput,
) {
  if (actor.kind !== 'creditor') throw new Error('Only a creditor asks for an update')
  return inTransaction(house.db, actor, async (tx) => {
    const { status, creditor } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: { status: true, creditor: { select: { country: true } } },
    })
    const open = { caseId, asksUpdate: true, settledAt: null, id: { not: messageId } }
    const refusal = whyNotAskUpdate({ status, isAsked: (await tx.message.count({ where: open })) > 0 })
    if (refusal) throw refusal
    await writeMessage(house, tx, actor, {
      messageId,
      caseId,
      creditorId,
      audience: 'creditor',
      fromKind: 'creditor',
      fromId: actor.userId,
      fromName: actor.name,
      text,
      kind: 'update-asked',
      settled: false,
      asksUpdate: true,
    })
    return { messageId, answerBy: answerBy(house.clock.today(timeZone(creditor.country)), 'update') }
  })
}
