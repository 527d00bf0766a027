import { isStaff } from '#shared/access/actor.ts'
import type { MarkReadInput } from '#shared/contact/message-input.ts'
import { newId } from '#shared/ids.ts'
import { inTransaction, type Tx } from '../db.ts'
import { tellReading } from '../live/reading.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

export type Reader = { kind: 'creditor' | 'debtor' | 'desk'; id: string; name: string }

/** Notes who has read what the other side wrote, each person once; told by the screen once it has been on it. */
export async function markRead(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { audience }: Pick<MarkReadInput, 'audience'>,
) {
  if (!('userId' in actor)) throw new Error('Only people with a name read conversations of the app')
  const kind = isStaff(actor) ? 'desk' : 'creditor'
  const reader: Reader = { kind, id: actor.userId, name: actor.name }
  return inTransaction(house.db, actor, (tx) =>
    noteRead(tx, {
      caseId,
      creditorId,
      // What is between the debtor and the desk is never a creditor's to read.
      audience: kind === 'creditor' ? 'creditor' : audience,
      reader,
      at: new Date(house.clock.now()),
    }),
  )
}

type Reading = {
  caseId: string
  creditorId: string
  audience: 'creditor' | 'debtor'
  reader: Reader
  at: Date
  /** Only these messages were on the screen; all of the conversation where nothing is said. */
  only?: readonly string[]
}

export async function noteRead(tx: Tx, { caseId, creditorId, audience, reader, at, only }: Reading) {
  const fromOthers = reader.kind === 'desk' ? { fromKind: { not: 'desk' } } : { fromKind: 'desk' }
  // A debtor is one company to us, by whichever of its links it came.
  const already = { readerKind: reader.kind, ...(reader.kind === 'debtor' ? {} : { readerId: reader.id }) }
  const unread = await tx.message.findMany({
    where: {
      caseId,
      audience,
      ...fromOthers,
      ...(only ? { id: { in: [...only] } } : {}),
      reads: { none: already },
    },
    select: { id: true },
  })
  if (unread.length === 0) return { read: 0 }
  const ids = unread.map(({ id }) => id)
  await tx.messageRead.createMany({
    data: ids.map((messageId) => ({
      id: newId('read', at.getTime()),
      messageId,
      caseId,
      creditorId,
      readerKind: reader.kind,
      readerId: reader.id,
      readerName: reader.name,
      readAt: at,
    })),
    skipDuplicates: true,
  })
  await tx.message.updateMany({ where: { id: { in: ids }, readAt: null }, data: { readAt: at } })
  await tellReading(tx, { audience, creditorId, caseId, readerId: reader.id })
  return { read: ids.length }
}
