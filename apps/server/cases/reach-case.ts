import { isStaff } from '#shared/access/actor.ts'
import { type ActionOf, reachOf } from '#shared/access/can.ts'
import { isId } from '#shared/ids.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

export type ReachedCase = { caseId: OwnCase; creditorId: OwnCreditor; status: string }

/**
 * What `ofCase` proves for procedures, for the few routes that carry files instead of JSON: the case, or null where it
 * does not exist or is not for this person to know.
 */
export async function reachCase(
  { house, actor }: Ctx,
  action: ActionOf<'case'>,
  caseId: unknown,
): Promise<ReachedCase | null> {
  const reach = reachOf(actor.kind, action)
  if (!reach || !isId('case', caseId)) return null
  const row = await house.db.case.findUnique({
    where: { id: caseId },
    select: { creditorId: true, collectorId: true, status: true },
  })
  if (!row) return null
  const own =
    actor.kind === 'creditor'
      ? row.creditorId === actor.creditorId
      : isStaff(actor) && (reach === 'any' || row.collectorId === actor.userId)
  if (!own) return null
  return {
    caseId: caseId as string as OwnCase,
    creditorId: row.creditorId as OwnCreditor,
    status: row.status,
  }
}
