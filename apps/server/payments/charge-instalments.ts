import type { Actor } from '#shared/access/actor.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import { claimCharge } from './claim-charge.ts'
import { takeCharge } from './take-charge.ts'

const system: Actor = { kind: 'system', language: 'en' }
const atOnce = 200

/**
 * Charges every kept card whose instalment is due. First it is written down that it is tried, under the lock of the case,
 * then the provider is asked under the name of that try: whoever stops in between and begins again asks for the same.
 */
export async function chargeInstalments(house: House): Promise<void> {
  await finishCharges(house)
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
      if (chargeId) await taking(house, chargeId, true)
    }
    const last = cards.at(-1)
    if (!last || cards.length < atOnce) return
    after = last.id
  }
}

/** Tries whose answer we have not heard, or not written down: every minute, so that no charge stays unknown longer. */
export async function finishCharges(house: House): Promise<void> {
  const open = await house.db.instalmentCharge.findMany({
    where: { status: 'STARTED' },
    orderBy: { id: 'asc' },
    take: atOnce,
    select: { id: true },
  })
  for (const { id } of open) await taking(house, id, false)
}

/** One card that cannot be asked about must not keep the others waiting; the next round asks again. */
async function taking(house: House, chargeId: string, isFirst: boolean): Promise<void> {
  try {
    await takeCharge(house, chargeId, isFirst)
  } catch (error) {
    house.log('warn', 'payments.charge', faultOf(error))
  }
}
