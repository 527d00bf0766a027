import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import type { CostKind } from '#shared/cases/cost-line.ts'
import { answerWithin, leftOf } from '#shared/costs/cost-consent.ts'
import { addDays, day, instant } from '#shared/dates.ts'
import type { DocumentId, Id } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { standsInFor } from '../access/deputies.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { consentedOn, todayOf } from './cost-row.ts'

const most = 50

/**
 * What was asked, answered and spent, for the creditor and the desk alike; and what of it the debtor owes, by which rule.
 */
export async function costsOfCase({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: {
        number: true,
        status: true,
        currency: true,
        creditorId: true,
        creditor: { select: { country: true } },
        debtor: { select: { name: true } },
        costConsents: {
          orderBy: { askedAt: 'desc' },
          take: most,
          include: {
            costs: {
              orderBy: { recordedAt: 'asc' },
              take: most,
              include: { document: { select: { id: true, name: true } } },
            },
          },
        },
      },
    })
    const { claim, question } = await loadClaim(house, tx, caseId)
    const today = todayOf(house, row.creditor.country)
    const isOwner = actor.kind === 'creditor' && actor.role === 'owner'
    const forName =
      actor.kind === 'creditor' && !isOwner
        ? await standsInFor(tx, actor.userId, { ownersOf: row.creditorId }, today)
        : null
    return {
      today,
      /** The day that is proposed for an answer, and the last that may be chosen. */
      dueOn: addDays(today, answerWithin.days),
      lastOn: addDays(today, answerWithin.most),
      caseNumber: row.number,
      debtorName: row.debtor.name,
      currency: row.currency,
      isCollecting: isCollecting(row.status as CaseStatus),
      mayDecide: isOwner || forName !== null,
      forName,
      costs: claim.costs,
      /** While a plan is kept no cost is added to it (D2). */
      isFrozen: question.interestUntil !== undefined,
      consents: row.costConsents.map(({ costs, ...consent }) => {
        const { status, ceiling, spent } = consentedOn(
          { ...consent, costs: costs.filter(({ takenBackOn }) => takenBackOn === null) },
          today,
        )
        return {
          consentId: consent.id as Id<'costConsent'>,
          kind: consent.kind as CostKind,
          status,
          ceiling,
          spent,
          left: leftOf({ ceiling, spent }),
          reason: consent.reason,
          benefit: consent.benefit,
          askedByName: consent.askedByName,
          askedAt: instant(consent.askedAt.toISOString()),
          dueOn: day(consent.dueOn),
          decidedByName: consent.decidedByName,
          decidedForName: consent.decidedForName,
          decidedAt: consent.decidedAt ? instant(consent.decidedAt.toISOString()) : null,
          answer: consent.answer,
          costs: costs.map((cost) => ({
            costId: cost.id as Id<'cost'>,
            amount: fromBigInt(cost.amountMinor),
            what: cost.what,
            reference: cost.reference,
            recordedOn: day(cost.recordedOn),
            recordedByName: cost.recordedByName,
            takenBackOn: cost.takenBackOn ? day(cost.takenBackOn) : null,
            takenBackByName: cost.takenBackByName,
            takenBackWhy: cost.takenBackWhy,
            document: { documentId: cost.document.id as DocumentId, name: cost.document.name },
          })),
        }
      }),
    }
  })
}
