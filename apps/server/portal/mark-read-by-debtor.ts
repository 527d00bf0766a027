import type { DebtorReadInput } from '#shared/portal/portal-input.ts'
import { noteRead } from '../contact/mark-read.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

/**
 * A debtor has had our messages before their eyes: told by the open page, never by the mere asking for it, because
 * programs that look through mail open links as well. A debtor reads as the company that it is, whoever holds the link.
 */
export function markReadByDebtor(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { messageIds }: DebtorReadInput,
): Promise<{ read: number }> {
  if (actor.kind !== 'debtor') throw new Error('Only a debtor reads through a link')
  return inTransaction(house.db, actor, async (tx) => {
    const { debtor } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { debtor: { select: { name: true } } },
    })
    return noteRead(tx, {
      caseId,
      creditorId,
      audience: 'debtor',
      reader: { kind: 'debtor', id: actor.linkId, name: debtor.name },
      at: new Date(house.clock.now()),
      only: messageIds,
    })
  })
}
