import type { Actor } from '#shared/access/actor.ts'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { day, dayOf, minuteOf } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { chargeDue, type ChargeStatus } from '#shared/payments/saved-card.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import { removeCard } from './remove-card.ts'
import { takeCharge } from './take-charge.ts'

const system: Actor = { kind: 'system', language: 'en' }
const atOnce = 200

/**
 * Charges every kept card whose instalment is due. First it is written down that it is tried, under the lock of the case,
 * then the provider is asked under the name of that try: whoever stops in between and begins again asks for the same.
 */
export async function chargeInstalments(house: House): Promise<void> {
  await finishOpen(house)
  let after = ''
  for (;;) {
    const cards = await house.db.savedCard.findMany({
      where: { id: { gt: after }, status: 'ACTIVE' },
      orderBy: { id: 'asc' },
      take: atOnce,
      select: { id: true, caseId: true },
    })
    for (const { id, caseId } of cards) {
      const chargeId = await inTransaction(house.db, system, (tx) => claimCharge(house, tx, caseId, id))
      if (chargeId) await taking(house, chargeId)
    }
    const last = cards.at(-1)
    if (!last || cards.length < atOnce) return
    after = last.id
  }
}

/** Tries whose answer we have not heard, or not written down. */
async function finishOpen(house: House): Promise<void> {
  const open = await house.db.instalmentCharge.findMany({
    where: { status: 'STARTED' },
    orderBy: { id: 'asc' },
    take: atOnce,
    select: { id: true },
  })
  for (const { id } of open) await taking(house, id)
}

/** One card that cannot be asked about must not keep the others waiting; the next round asks again. */
async function taking(house: House, chargeId: string): Promise<void> {
  try {
    await takeCharge(house, chargeId)
  } catch (error) {
    house.log('warn', 'payments.charge', faultOf(error))
  }
}

async function claimCharge(house: House, tx: Tx, caseId: string, cardId: string): Promise<string | null> {
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
  const due = chargeDue({
    status,
    isPaused: demand.isPaused,
    isDisputed: demand.held > 0,
    isInFlight: inFlight > 0,
    plan: demand.plan,
    most: demand.most,
    tried: card.charges.map((one) => ({
      number: one.number,
      status: one.status as ChargeStatus,
      on: day(one.triedOn),
    })),
    today,
    minute: minuteOf(at, zone),
  })
  return due && (await writeCharge(house, tx, card, due, today))
}

type Card = Awaited<ReturnType<House['db']['savedCard']['findUniqueOrThrow']>>

async function writeCharge(
  house: House,
  tx: Tx,
  { id: savedCardId, caseId, creditorId, planId, language, brand, last4 }: Card,
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
