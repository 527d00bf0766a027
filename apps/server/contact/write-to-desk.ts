import type { WriteInput } from '#shared/contact/message-input.ts'
import { answerBy } from '#shared/contact/answer-by.ts'
import { timeZone } from '#shared/countries.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { writeMessage } from './write-message.ts'

/** A creditor writes to their account manager about a case (A21, A28); it waits in the inbox until it is answered. */
export async function writeToDesk(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { messageId, text }: WriteInput,
) {
  if (actor.kind !== 'creditor') throw new Error('Only a creditor writes to the desk')
  return inTransaction(house.db, actor, async (tx) => {
    const { country } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { country: true },
    })
    await writeMessage(house, tx, actor, {
      messageId,
      caseId,
      creditorId,
      audience: 'creditor',
      fromKind: 'creditor',
      fromId: actor.userId,
      fromName: actor.name,
      text,
      kind: 'creditor-wrote',
      settled: false,
    })
    return { messageId, answerBy: answerBy(house.clock.today(timeZone(country)), 'creditorMessage') }
  })
}
