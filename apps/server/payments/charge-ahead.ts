import { timeZone } from '#shared/countries.ts'
import { day } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { type ChargeStatus, nextCharge } from '#shared/payments/saved-card.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { ChargeAhead } from '../plans/living-plan-mails.ts'
import { expiryOf } from './card-queries.ts'

/** What the kept card of a case is charged next, and when; null where there is none, or nothing is charged at present. */
export async function chargeAhead(
  house: Pick<House, 'clock'>,
  tx: Tx,
  caseId: string,
): Promise<ChargeAhead | null> {
  const card = await tx.savedCard.findFirst({
    where: { caseId, status: 'ACTIVE', stoppedAt: null },
    include: { charges: { orderBy: { startedAt: 'asc' } } },
  })
  if (!card) return null
  const { debtor } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { debtor: { select: { country: true } } },
  })
  const { demand } = await loadClaim(house, tx, caseId)
  if (demand.isPaused || demand.held > 0) return null
  const next = nextCharge(
    {
      plan: demand.plan,
      most: demand.most,
      expiry: expiryOf(card),
      limit: fromBigInt(card.limitMinor),
      tried: card.charges.map(({ number, status, triedOn, amountMinor }) => ({
        number,
        status: status as ChargeStatus,
        on: day(triedOn),
        amount: fromBigInt(amountMinor),
      })),
    },
    house.clock.today(timeZone(debtor.country)),
  )
  return next && { ...next, last4: card.last4 ?? '' }
}
