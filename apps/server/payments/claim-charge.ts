import type { SavedCard } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { day, dayOf, minuteOf } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { chargeDue, type ChargeStatus, tooLateFor } from '#shared/payments/saved-card.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { expiryOf } from './card-queries.ts'
import { removeCard } from './remove-card.ts'
import { tellExpiry } from './tell-expiry.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * Under the lock of its case: writes down that a kept card is tried now, and answers under which name; null where nothing
 * is to be charged. Also where a card has to be forgotten, and where it will not live to see the next payment.
 */
export async function claimCharge(
  house: House,
  tx: Tx,
  caseId: string,
  cardId: string,
): Promise<string | null> {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const card = await tx.savedCard.findUniqueOrThrow({
    where: { id: cardId },
    include: { charges: { orderBy: { startedAt: 'asc' } } },
  })
  if (card.status !== 'ACTIVE') return null
  const file = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      status: true,
      debtor: { select: { country: true } },
      plans: { where: { id: card.planId }, select: { status: true } },
    },
  })
  const planStatus = file.plans[0]?.status
  const status = file.status as CaseStatus
  // What was agreed was about this plan: once it is over, the card is forgotten. A broken one may be restored.
  if (!isCollecting(status) || (planStatus !== 'ACTIVE' && planStatus !== 'DEFAULTED')) {
    await removeCard(house, tx, system, card, 'plan-over')
    return null
  }
  if (card.stoppedAt || planStatus !== 'ACTIVE') return null
  const at = house.clock.now()
  const inFlight = await tx.payment.count({
    where: {
      caseId,
      OR: [{ status: 'STARTED' }, { status: 'FAILED', expiresAt: { gt: new Date(at) } }],
    },
  })
  const { demand } = await loadClaim(house, tx, caseId)
  const zone = timeZone(file.debtor.country)
  const today = dayOf(at, zone)
  const expiry = expiryOf(card)
  const late = tooLateFor(demand.plan, expiry, today)
  if (late && !demand.isPaused) await tellExpiry(house, tx, card, late)
  const due = chargeDue({
    status,
    isPaused: demand.isPaused,
    isDisputed: demand.held > 0,
    isInFlight: inFlight > 0,
    plan: demand.plan,
    most: demand.most,
    limit: fromBigInt(card.limitMinor),
    expiry,
    tried: card.charges.map((one) => ({
      number: one.number,
      status: one.status as ChargeStatus,
      on: day(one.triedOn),
      amount: fromBigInt(one.amountMinor),
    })),
    today,
    minute: minuteOf(at, zone),
  })
  return due && (await writeCharge(house, tx, card, due, today))
}

async function writeCharge(
  house: House,
  tx: Tx,
  { id: savedCardId, caseId, creditorId, planId, language, brand, last4 }: SavedCard,
  { number, attempt, amount, dueOn }: NonNullable<ReturnType<typeof chargeDue>>,
  triedOn: string,
): Promise<string> {
  const at = house.clock.now()
  const now = Date.parse(at)
  const { currency } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { currency: true } })
  const [paymentId, chargeId] = [newId('payment', now), newId('charge', now)]
  const money = { amountMinor: BigInt(amount), currency }
  await tx.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId,
      method: 'card',
      status: 'STARTED',
      ...money,
      language,
      cardBrand: brand,
      cardLast4: last4,
      startedAt: new Date(at),
    },
  })
  await tx.instalmentCharge.create({
    data: {
      id: chargeId,
      savedCardId,
      planId,
      caseId,
      creditorId,
      number,
      attempt,
      paymentId,
      status: 'STARTED',
      ...money,
      dueOn,
      triedOn,
      startedAt: new Date(at),
    },
  })
  await record(tx, system, {
    caseId,
    creditorId,
    kind: 'payment-started',
    at,
    after: { paymentId, amountMinor: amount, currency, choice: 'kept-card', number, attempt },
  })
  return chargeId
}
