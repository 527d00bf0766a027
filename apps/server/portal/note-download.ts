import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { DebtorCtx } from './portal-web.ts'

const anHour = 3_600_000

type Downloaded =
  | { documentId: string; name: string }
  | { invoiceId: string; name: string }
  | { letterId: string; name: string }
  | { planId: string; name: string }
  | { statementOn: string; name: string }
  | { billOn: string; name: string }

/**
 * That a paper reached the debtor is worth knowing (A57). Browsers fetch a file again while they show it, so the same
 * paper through the same link counts once an hour.
 */
export async function noteDownload({ house, actor }: DebtorCtx, what: Downloaded): Promise<void> {
  const at = house.clock.now()
  const { caseId, creditorId, linkId } = actor
  const [path, id] = Object.entries(what)[0] as [string, string]
  await inTransaction(house.db, actor, async (tx) => {
    const known = await tx.caseEvent.count({
      where: {
        caseId,
        kind: 'document-downloaded',
        actorId: linkId,
        at: { gte: new Date(Date.parse(at) - anHour) },
        after: { path: [path], equals: id },
      },
    })
    if (known === 0)
      await record(tx, actor, { caseId, creditorId, kind: 'document-downloaded', at, after: { ...what } })
  })
}
