import type { WriteInput } from '#shared/contact/message-input.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import { inTransaction } from '../db.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { settleUpToNow, writeMessage } from './write-message.ts'

/** The account manager writes to the creditor; what the creditor had asked is settled with it. */
export async function writeToCreditor(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { messageId, text }: WriteInput,
) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager writes to creditors')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: { number: true, enteredById: true, onBehalfOfId: true, debtor: { select: { name: true } } },
    })
    const isNew = await writeMessage(house, tx, actor, {
      messageId,
      caseId,
      creditorId,
      audience: 'creditor',
      fromKind: 'desk',
      fromId: actor.userId,
      fromName: actor.name,
      text,
      kind: 'desk-wrote',
      settled: true,
    })
    if (!isNew) return { messageId }
    await settleUpToNow(house, tx, { caseId, audience: 'creditor' })
    const personId = row.onBehalfOfId ?? row.enteredById
    for (const reader of await creditorReaders(tx, { creditorId, personId })) {
      await oweMail(house, tx, {
        key: `message-to-creditor:${messageId}:${reader.userId}`,
        kind: 'message-to-creditor',
        recipient: reader.email,
        language: reader.language,
        caseId,
        creditorId,
        data: {
          caseId,
          caseNumber: row.number ?? '',
          debtorName: row.debtor.name,
          name: reader.name,
          senderName: actor.name,
          message: text,
        },
      })
    }
    return { messageId }
  })
}
