import { move } from '#shared/cases/case.ts'
import type { OnSigned } from '../agreements/sign-agreement.ts'
import { record } from '../events.ts'
import { takeCase } from './case-row.ts'
import type { OwnCase } from '../trpc.ts'

/** Cases that waited for a signature go to review in the transaction of the signature (A10). */
export const releaseCases: OnSigned = async (
  { actor, house },
  tx,
  { creditorId, agreementId, number, signedAt },
) => {
  const waiting = await tx.case.findMany({
    where: { creditorId, status: 'AWAITING_AGREEMENT' },
    orderBy: { submittedAt: 'asc' },
    select: { id: true },
  })
  for (const { id } of waiting) {
    const row = await takeCase(tx, id as OwnCase)
    if (row.status !== 'AWAITING_AGREEMENT') continue
    const status = move(row.status, 'startReview', 'system', ['SIGNED_AGREEMENT'])
    await tx.case.update({ where: { id }, data: { status, agreementId, version: { increment: 1 } } })
    await record(tx, actor, {
      caseId: id,
      creditorId,
      kind: 'agreement-signed',
      at: signedAt,
      after: { agreementId, number },
    })
    await record(
      tx,
      { kind: 'system', language: actor.language },
      {
        caseId: id,
        creditorId,
        kind: 'review-started',
        at: house.clock.now(),
        before: { status: row.status },
        after: { status },
      },
    )
  }
}
