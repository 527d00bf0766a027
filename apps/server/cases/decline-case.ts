import type { DeclineInput } from '#shared/cases/decision-input.ts'
import { timeZone } from '#shared/countries.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { creditorReaders } from './creditor-readers.ts'
import { caseToDecide, mailFacts } from './decided-case.ts'

/** Says no to a case, with the reason, by mail: the creditor must not lose time in which the claim grows older. */
export async function declineCase(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  input: DeclineInput,
) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager declines')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await caseToDecide(tx, caseId, input.version, 'decline')
    const at = house.clock.now()
    await tx.case.update({
      where: { id: caseId },
      data: {
        ...row.next,
        managerId: actor.userId,
        closedOn: house.clock.today(timeZone(row.creditor.country)),
      },
    })
    await tx.informationRequest.updateMany({
      where: { caseId, answeredAt: null, cancelled: false },
      data: { cancelled: true },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'case-declined',
      at,
      before: { status: row.status },
      after: { status: row.next.status },
      why: input.reason,
    })
    for (const reader of await creditorReaders(tx, {
      creditorId,
      personId: row.onBehalfOfId ?? row.enteredById,
    })) {
      await oweMail(house, tx, {
        key: `case-declined:${caseId}:${row.next.version}:${reader.userId}`,
        kind: 'case-declined',
        recipient: reader.email,
        language: reader.language,
        caseId,
        creditorId,
        data: { ...mailFacts(row, actor.name), caseId, name: reader.name, reason: input.reason },
      })
    }
    return { caseId, status: row.next.status, version: row.next.version }
  })
}
