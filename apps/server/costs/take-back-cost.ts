import { type Claim, type ClaimQuestion, claimOn } from '#shared/cases/claim.ts'
import type { CostLine } from '#shared/cases/cost-line.ts'
import type { TakeBackCostInput } from '#shared/costs/cost-input.ts'
import { whyNotTakeBack } from '#shared/costs/cost-consent.ts'
import { type CaseId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { bookClaim } from '../cases/book-claim.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { type CostScope, takeAround } from './cost-row.ts'

/**
 * A cost was recorded by mistake: from today on it belongs to the claim no more, with the reason and the person in the
 * books, and what the creditor has consented to is free again.
 */
export async function takeBackCost(
  { house, actor, caseId, creditorId }: CostScope,
  { costId, reason }: TakeBackCostInput,
): Promise<void> {
  if (actor.kind !== 'manager') throw new Error('Only an account manager takes costs back')
  await inTransaction(house.db, actor, async (tx) => {
    const { today, status } = await takeAround(house, tx, caseId)
    const row = await tx.cost.findFirst({ where: { id: costId, caseId } })
    if (!row) throw new Refusal('access.notFound')
    const before = await loadClaim(house, tx, caseId)
    const without = costsWithout(before, costId)
    const refusal = whyNotTakeBack({ isTakenBack: row.takenBackOn !== null }, without, status)
    if (refusal) throw refusal
    const at = house.clock.now()
    const booking = { caseId: caseId as CaseId, creditorId, cause: `${costId}:back`, at }
    await bookClaim(tx, before, booking)
    await tx.cost.update({
      where: { id: costId },
      data: {
        takenBackOn: today,
        takenBackById: actor.userId,
        takenBackByName: actor.name,
        takenBackAt: new Date(at),
        takenBackWhy: reason,
      },
    })
    const by = { why: reason, byId: actor.userId }
    await bookClaim(tx, await loadClaim(house, tx, caseId), {
      ...booking,
      ...by,
      cause: `${costId}:taken-back`,
    })
    const { kind, amountMinor, currency, consentId } = row
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'cost-taken-back',
      at,
      after: { costId, consentId, costKind: kind, amountMinor: Number(amountMinor), currency },
      why: reason,
    })
    await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
  })
}

/** The costs of the claim as if this one had never been recorded. */
function costsWithout(
  { question, claim }: { question: ClaimQuestion; claim: Claim },
  costId: string,
): CostLine {
  const costs = (question.costs ?? []).filter((cost) => cost.costId !== costId)
  return claimOn(claim.on, { ...question, costs, receipts: claim.receipts }).costs
}
