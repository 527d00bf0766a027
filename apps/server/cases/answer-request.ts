import { move } from '#shared/cases/case.ts'
import type { AnswerRequestInput } from '#shared/cases/draft-input.ts'
import { isLanguage } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { takeCase } from './case-row.ts'

/** The creditor answers what we asked (A36); once nothing is left open, the review goes on. A repeat changes nothing. */
export async function answerRequest(
  ctx: Ctx & { caseId: OwnCase },
  { requestId, answer }: Omit<AnswerRequestInput, 'caseId'>,
): Promise<void> {
  const { house, actor, caseId } = ctx
  if (actor.kind !== 'creditor') throw new Error('Only a creditor answers')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeCase(tx, caseId)
    const request = await tx.informationRequest.findFirst({ where: { id: requestId, caseId } })
    if (!request) throw new Refusal('access.notFound')
    if (request.answeredAt) return
    if (request.cancelled) throw new Refusal('cases.requestCancelled')
    const at = house.clock.now()
    await tx.informationRequest.update({
      where: { id: requestId },
      data: { answer, answeredBy: actor.name, answeredAt: new Date(at) },
    })
    const left = await tx.informationRequest.count({ where: { caseId, answeredAt: null, cancelled: false } })
    const goesOn = row.status === 'NEEDS_INFORMATION' && left === 0
    const status = goesOn ? move(row.status, 'answerInformation', 'creditor') : row.status
    await tx.case.update({ where: { id: caseId }, data: { status, version: { increment: 1 } } })
    await record(tx, actor, {
      caseId,
      creditorId: row.creditorId,
      kind: 'information-answered',
      at,
      before: { status: row.status },
      after: { status, requestId },
      why: answer,
    })
    const manager = row.managerId
      ? await tx.user.findUnique({ where: { id: row.managerId }, select: { email: true, language: true } })
      : null
    if (!manager) return
    await oweMail(house, tx, {
      key: `information-answered:${requestId}`,
      kind: 'information-answered',
      recipient: manager.email,
      language: isLanguage(manager.language) ? manager.language : 'en',
      data: { caseId },
      caseId,
      creditorId: row.creditorId,
    })
  })
}
