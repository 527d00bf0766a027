import { answerBy } from '#shared/contact/answer-by.ts'
import type { DebtorComplaintInput } from '#shared/portal/portal-input.ts'
import { newComplaintNumber } from '../contact/complain.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { oweMail } from '../outgoing-mail.ts'
import { countTry } from '../rate-limit.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

/**
 * A complaint about us, from behind the link: numbered at once, on the record where only the desk reads it, and
 * answered by somebody who does not work on the case (A50). Sent twice it is one complaint.
 */
export async function fileComplaint(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { complaintId, name, email, text }: DebtorComplaintInput,
) {
  if (actor.kind !== 'debtor') throw new Error('Only a debtor complains through a link')
  await countTry(house, { what: 'portal.complain', who: actor.linkId, times: 6, seconds: 3600 })
  const at = house.clock.now()
  const number = await newComplaintNumber(house.db, at.slice(0, 4))
  const dueOn = answerBy(house.clock.today(), 'complaint')
  const { language } = actor
  return inTransaction(house.db, actor, async (tx) => {
    const { count } = await tx.complaint.createMany({
      data: {
        id: complaintId,
        number,
        caseId,
        creditorId,
        fromKind: 'debtor',
        name,
        email,
        text,
        language,
        dueOn,
        createdAt: new Date(at),
      },
      skipDuplicates: true,
    })
    if (count === 0) {
      const known = await tx.complaint.findFirstOrThrow({ where: { id: complaintId, caseId } })
      return { complaintId, number: known.number, dueOn: known.dueOn }
    }
    const after = { complaintId, number, dueOn }
    await record(tx, actor, { caseId, creditorId, kind: 'complaint-filed', at, after })
    await oweMail(house, tx, {
      key: `complaint-received:${complaintId}`,
      kind: 'complaint-received',
      recipient: email,
      language,
      data: { name, number, answerBy: dueOn },
      caseId,
      creditorId,
    })
    return after
  })
}
