import type { InstalmentCharge, Prisma } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { Demand } from '#shared/cases/demand.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import type { CardStanding, ShownCard, ShownCharge } from '#shared/pages/card-page.ts'
import {
  type CardExpiry,
  type ChargeStatus,
  expiresBefore,
  type NextCharge,
  nextCharge,
  reasonOf,
} from '#shared/payments/saved-card.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { mandateNow } from './keep-card.ts'

/** The card that is kept for the plan of a case, and what was tried with it, or with one before it. */
export function cardOfCase({ house, actor, caseId }: Ctx & { caseId: OwnCase }): Promise<CardStanding> {
  return inTransaction(house.db, actor, async (tx) => {
    const { currency, debtor } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { currency: true, debtor: { select: { country: true } } },
    })
    const tried = await tx.instalmentCharge.findMany({
      where: { caseId },
      orderBy: [{ startedAt: 'asc' }, { attempt: 'asc' }],
    })
    const row = await tx.savedCard.findFirst({ where: { caseId, status: 'ACTIVE' }, select: cardColumns })
    const own = tried.filter(({ savedCardId }) => savedCardId === row?.id).map(shownCharge)
    const today = house.clock.today(timeZone(debtor.country))
    return {
      currency,
      card: row && shownCard(row, own, (await loadClaim(house, tx, caseId)).demand, today, actor),
      charges: tried.map(shownCharge),
    }
  })
}

const cardColumns = {
  id: true,
  brand: true,
  last4: true,
  expiryMonth: true,
  expiryYear: true,
  signerName: true,
  limitMinor: true,
  stoppedAt: true,
  stoppedWhy: true,
  mandateText: true,
} satisfies Prisma.SavedCardSelect

function shownCard(
  row: Prisma.SavedCardGetPayload<{ select: typeof cardColumns }>,
  tried: ShownCharge[],
  demand: Demand,
  today: Day,
  actor: Actor,
): ShownCard {
  const isStopped = row.stoppedAt !== null
  const waits = isStopped || demand.isPaused || demand.held > 0
  const expiry = expiryOf(row)
  const dueOn = demand.plan?.next?.dueOn ?? null
  const { plan, most } = demand
  const standing = { plan, most, expiry, limit: fromBigInt(row.limitMinor), tried }
  return {
    savedCardId: row.id,
    brand: row.brand ?? '',
    last4: row.last4 ?? '',
    expiryMonth: expiry.month,
    expiryYear: expiry.year,
    signerName: row.signerName,
    isStopped,
    stoppedWhy: row.stoppedWhy,
    // What the debtor allows us is between the debtor and us.
    mandate: actor.kind === 'creditor' ? [] : row.mandateText.split('\n'),
    tooLateFor: dueOn && expiresBefore(expiry, dueOn) ? dueOn : null,
    next: waits ? null : shownNext(nextCharge(standing, today)),
  }
}

const shownNext = (next: NextCharge | null): ShownCard['next'] =>
  next && { on: next.on, amount: next.amount, agreedOn: next.agreedOn }

const shownCharge = (one: InstalmentCharge): ShownCharge => ({
  number: one.number,
  attempt: one.attempt,
  status: one.status as ChargeStatus,
  reason: one.status === 'DECLINED' || one.status === 'NEEDS_DEBTOR' ? reasonOf(one.reason) : null,
  amount: fromBigInt(one.amountMinor),
  on: day(one.triedOn),
})

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
