import type { AnswerComplaintInput } from '#shared/contact/desk-answer-input.ts'
import { isLanguage } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx } from '../trpc.ts'

/** Answers a complaint by mail (A50), in the language in which it was made; where it is about a case, on its record. */
export async function answerComplaint({ house, actor }: Ctx, { complaintId, answer }: AnswerComplaintInput) {
  if (!('name' in actor)) throw new Error('Only the desk answers complaints')
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Complaint" where id = ${complaintId} for update`
    const complaint = await tx.complaint.findUnique({ where: { id: complaintId } })
    if (!complaint) throw new Refusal('access.notFound')
    if (complaint.answeredAt) throw new Refusal('contact.complaintAnswered', { number: complaint.number })
    const at = house.clock.now()
    await tx.complaint.update({ where: { id: complaintId }, data: { answer, answeredAt: new Date(at) } })
    const { caseId, creditorId, number } = complaint
    if (caseId && creditorId) {
      await record(tx, actor, {
        caseId,
        creditorId,
        kind: 'complaint-answered',
        at,
        after: { complaintId, number, answer },
      })
    }
    await oweMail(house, tx, {
      key: `complaint-answered:${complaintId}`,
      kind: 'complaint-answered',
      recipient: complaint.email,
      language: isLanguage(complaint.language) ? complaint.language : 'en',
      ...(caseId ? { caseId } : {}),
      data: { number, name: complaint.name, answer, signedBy: actor.name },
    })
    return { complaintId, number }
  })
}
