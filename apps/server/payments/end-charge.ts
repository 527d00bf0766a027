import type { Actor } from '#shared/access/actor.ts'
import { type ChargeStatus, chargeRules, reasonOf } from '#shared/payments/saved-card.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'

const system: Actor = { kind: 'system', language: 'en' }

export type OpenCharge = {
  id: string
  caseId: string
  creditorId: string
  planId: string
  paymentId: string
  number: number
  attempt: number
  amountMinor: bigint
  currency: string
  dueOn: string
}

/** Writes down what came of a try: once, however often it is heard. */
export async function endCharge(
  house: House,
  charge: OpenCharge,
  status: Exclude<ChargeStatus, 'STARTED'>,
  code: string | null,
): Promise<void> {
  const { id, caseId, paymentId } = charge
  await inTransaction(house.db, system, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const { count } = await tx.instalmentCharge.updateMany({
      where: { id, status: 'STARTED' },
      data: { status, reason: code, endedAt: new Date(house.clock.now()) },
    })
    if (count === 0 || status === 'SUCCEEDED') return
    await tx.payment.updateMany({
      where: { id: paymentId, status: { in: ['STARTED', 'FAILED'] } },
      data: { status: 'EXPIRED', failure: code ?? status },
    })
    // Nobody has refused anything: it is made anew, and the debtor has nothing to do about it.
    if (status !== 'NOT_MADE') await tellRefusal(house, tx, charge, status, code)
  })
}

async function tellRefusal(
  house: House,
  tx: Tx,
  charge: OpenCharge,
  status: 'DECLINED' | 'NEEDS_DEBTOR',
  code: string | null,
): Promise<void> {
  const { id, caseId, creditorId, paymentId, number, attempt, currency, dueOn } = charge
  const refused = await tx.instalmentCharge.count({
    where: { planId: charge.planId, number, status: 'DECLINED' },
  })
  const reason = reasonOf(code)
  const amountMinor = Number(charge.amountMinor)
  const again = status === 'DECLINED' && refused < chargeRules.tries
  await record(tx, system, {
    caseId,
    creditorId,
    kind: 'instalment-charge-refused',
    at: house.clock.now(),
    after: { paymentId, number, attempt, amountMinor, currency, dueOn, reason, status },
  })
  await oweDebtorMail(house, tx, {
    caseId,
    creditorId,
    kind: 'charge-refused',
    key: `charge-refused:${id}`,
    data: { paymentId, reason, amountMinor, currency, dueOn, again },
  })
}
