import type { Actor } from '#shared/access/actor.ts'
import type { CaseStatus } from '#shared/cases/case.ts'
import type { CaseId } from '#shared/ids.ts'
import { bookClosing } from '../cases/book-claim.ts'
import { completePlan } from '../cases/complete-plan.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { closeAs } from './post-receipt.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * A plan whose whole money came in while it was broken, and that a person restored since, is kept: it is complete, and
 * its case ends as it would have with the last receipt. The case is held.
 */
export async function endPaidPlan(
  house: House,
  tx: Tx,
  {
    caseId,
    creditorId,
    status,
    cause,
  }: { caseId: CaseId; creditorId: string; status: string; cause: string },
): Promise<void> {
  const loaded = await loadClaim(house, tx, caseId)
  if (!loaded.demand.plan || loaded.demand.plan.rest > 0) return
  const fact = { caseId, creditorId, at: house.clock.now() }
  const code = await completePlan(tx, system, loaded, fact)
  if (!code) return
  await bookClosing(tx, loaded, { ...fact, cause })
  await closeAs(house, tx, system, code, status as CaseStatus, { ...fact, on: loaded.on })
}
