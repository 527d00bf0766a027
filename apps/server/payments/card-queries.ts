import { timeZone } from '#shared/countries.ts'
import { day } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import type { ShownCard } from '#shared/pages/card-page.ts'
import {
  type CardExpiry,
  type ChargeStatus,
  expiresBefore,
  nextChargeOn,
  reasonOf,
} from '#shared/payments/saved-card.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { mandateNow } from './keep-card.ts'

/** The card that is kept for the plan of a case; null where there is none. */
export function cardOfCase({ house, actor, caseId }: Ctx & { caseId: OwnCase }): Promise<ShownCard | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.savedCard.findFirst({
      where: { caseId, status: 'ACTIVE' },
      select: {
        id: true,
        brand: true,
        last4: true,
        expiryMonth: true,
        expiryYear: true,
        signerName: true,
        limitMinor: true,
        stoppedAt: true,
        mandateText: true,
        charges: { orderBy: { startedAt: 'asc' } },
      },
    })
    if (!row) return null
    const { country } = (
      await tx.case.findUniqueOrThrow({
        where: { id: caseId },
        select: { debtor: { select: { country: true } } },
      })
    ).debtor
    const { demand } = await loadClaim(house, tx, caseId)
    const charges = row.charges.map((one) => ({
      number: one.number,
      attempt: one.attempt,
      status: one.status as ChargeStatus,
      reason: one.status === 'DECLINED' || one.status === 'NEEDS_DEBTOR' ? reasonOf(one.reason) : null,
      amount: fromBigInt(one.amountMinor),
      on: day(one.triedOn),
    }))
    const isStopped = row.stoppedAt !== null
    const waits = isStopped || demand.isPaused || demand.held > 0
    const expiry = expiryOf(row)
    const dueOn = demand.plan?.next?.dueOn ?? null
    const standing = { plan: demand.plan, expiry, limit: fromBigInt(row.limitMinor), tried: charges }
    const today = house.clock.today(timeZone(country))
    return {
      savedCardId: row.id,
      brand: row.brand ?? '',
      last4: row.last4 ?? '',
      expiryMonth: expiry.month,
      expiryYear: expiry.year,
      signerName: row.signerName,
      isStopped,
      mandate: row.mandateText.split('\n'),
      tooLateFor: dueOn && expiresBefore(expiry, dueOn) ? dueOn : null,
      nextOn: waits ? null : nextChargeOn(standing, today),
      charges,
    }
  })
}

/** Until when a kept card is good; one that the provider has not told us is good for nothing. */
export const expiryOf = (card: { expiryMonth: number | null; expiryYear: number | null }): CardExpiry => ({
  month: card.expiryMonth ?? 1,
  year: card.expiryYear ?? 2000,
})

/** The words that a debtor would agree to today, with their hash; null where there is nothing to keep a card for. */
export function mandateForDebtor({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  return inTransaction(house.db, actor, async (tx) => {
    const mandate = await mandateNow(house, tx, caseId, actor.language)
    return mandate && { paragraphs: mandate.paragraphs, sha256: mandate.sha256 }
  })
}
