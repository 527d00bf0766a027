import { type Instant, instant } from '#shared/dates.ts'
import { isRefusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import { tellOfChargeback } from './chargeback-owed.ts'
import { settleChargeback } from './settle-chargeback.ts'

const hour = 3_600_000
/** A webhook is tried for three days. Whoever was away for longer, up to a third of a year, hears of it with this question [G]. */
const lookBack = 120 * 24 * hour
const soon = 48 * hour
const atOnce = 100
const system = { kind: 'system', language: 'en' } as const

/**
 * Asks the provider what banks have taken back and how they have decided, so that a lost webhook costs minutes and never
 * a deadline. Whoever is to answer is reminded once, two days before the bank stops listening.
 */
export async function pollChargebacks(house: House): Promise<void> {
  const now = Date.parse(house.clock.now())
  const asking = async (ask: () => Promise<void>) => {
    try {
      await ask()
    } catch (error) {
      // One that cannot be asked about must not keep the others waiting; the next round asks again.
      house.log('warn', 'payments.chargebacks', isRefusal(error) ? { refusal: error.code } : faultOf(error))
    }
  }
  await asking(async () => {
    const since = new Date(now - lookBack).toISOString() as Instant
    for (const dispute of await house.chargebacks.listSince(since))
      await asking(async () => void (await settleChargeback(house, dispute)))
  })
  const open = await house.db.chargeback.findMany({
    where: { decidedAt: null },
    orderBy: { lastPolledAt: { sort: 'asc', nulls: 'first' } },
    take: atOnce,
    select: { id: true, providerId: true, openedAt: true },
  })
  for (const { id, providerId, openedAt } of open) {
    await house.db.chargeback.update({ where: { id }, data: { lastPolledAt: new Date(now) } })
    // The others were in the list already.
    if (openedAt.getTime() < now - lookBack)
      await asking(async () => {
        await settleChargeback(house, await house.chargebacks.retrieve(providerId))
      })
  }
  await remind(house, instant(new Date(now + soon).toISOString()))
}

async function remind(house: House, until: Instant): Promise<void> {
  const due = await house.db.chargeback.findMany({
    where: {
      status: 'NEEDS_EVIDENCE',
      answeredAt: null,
      acceptedById: null,
      evidenceDueAt: { gt: new Date(house.clock.now()), lte: new Date(until) },
    },
    take: atOnce,
  })
  for (const row of due)
    await inTransaction(house.db, system, (tx) => tellOfChargeback(house, tx, row, 'DUE_SOON'))
}
