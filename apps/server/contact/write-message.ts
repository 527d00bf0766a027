import type { Actor } from '#shared/access/actor.ts'
import type { CaseEventKind } from '#shared/cases/event-kinds.ts'
import type { MessageId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'

export type Audience = 'creditor' | 'debtor'
export type NewMessage = {
  messageId: MessageId
  caseId: string
  creditorId: string
  audience: Audience
  fromKind: 'creditor' | 'debtor' | 'desk'
  fromId: string | null
  fromName: string
  text: string
  kind: CaseEventKind
  /** A message of the desk waits for nobody of the desk. */
  settled: boolean
  /** A task with a deadline: the creditor wants to know where the case stands. */
  asksUpdate?: boolean
  /** How it came in, and from which address where that is not the one we wrote to. */
  via?: 'app' | 'mail'
  fromAddress?: string | null
}

/**
 * Adds a message to one of the two conversations of a case. Answers false where the same message was written before,
 * so that a repeat after a lost connection changes nothing; an id that belongs to another message is refused.
 */
export async function writeMessage(
  house: Pick<House, 'clock'>,
  tx: Tx,
  actor: Actor,
  message: NewMessage,
): Promise<boolean> {
  const { messageId, caseId, creditorId, audience, fromKind, fromId, fromName, text, kind, settled } = message
  const { asksUpdate = false, via = 'app', fromAddress = null } = message
  const at = house.clock.now()
  const { count } = await tx.message.createMany({
    data: {
      id: messageId,
      caseId,
      creditorId,
      audience,
      fromKind,
      fromId,
      fromName,
      text,
      createdAt: new Date(at),
      settledAt: settled ? new Date(at) : null,
      asksUpdate,
      via,
      fromAddress,
    },
    skipDuplicates: true,
  })
  if (count === 0) {
    const known = await tx.message.findFirst({ where: { id: messageId, caseId, audience, fromKind, text } })
    if (!known) throw new Refusal('contact.otherMessage')
    return false
  }
  await record(tx, actor, { caseId, creditorId, kind, at, after: { messageId, audience, text, via } })
  return true
}

/** The desk has answered or set aside what waited in a conversation up to now. */
export async function settleUpToNow(
  house: Pick<House, 'clock'>,
  tx: Tx,
  { caseId, audience }: { caseId: string; audience: Audience },
): Promise<number> {
  const at = new Date(house.clock.now())
  const { count } = await tx.message.updateMany({
    where: { caseId, audience, settledAt: null, fromKind: { not: 'desk' }, createdAt: { lte: at } },
    data: { settledAt: at, readAt: at },
  })
  return count
}
