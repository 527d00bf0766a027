import { isStaff } from '#shared/access/actor.ts'
import { type Instant, instant } from '#shared/dates.ts'
import type { ChargebackId, PaymentId } from '#shared/ids.ts'
import { fromBigInt, zero } from '#shared/money.ts'
import { type ChargebackStatus, chargebackReasonOf } from '#shared/payments/chargeback.ts'
import type { EvidenceRef } from '#shared/payments/chargeback-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { offeredOf } from './chargeback-evidence.ts'
import { owedBackOf } from './owed-back.ts'
import type { RefundScope } from './refund-row.ts'

const moment = (at: Date | null): Instant | null => at && instant(at.toISOString())

/** What a creditor may read of it: that it happened, why, and how it ended. What we write to a bank is ours. */
const columns = {
  id: true,
  paymentId: true,
  status: true,
  reason: true,
  amountMinor: true,
  takenMinor: true,
  currency: true,
  openedAt: true,
  evidenceDueAt: true,
  answeredAt: true,
  decidedAt: true,
} as const

/** What banks have taken back of a case, the newest first, and what of it the creditor had already been paid out. */
export async function chargebacksOfCase({ house, actor, caseId }: RefundScope) {
  return inTransaction(house.db, actor, async (tx) => {
    const where = { caseId }
    const orderBy = { openedAt: 'desc' } as const
    const rows = await tx.chargeback.findMany({ where, orderBy, select: columns })
    const own = isStaff(actor) ? await tx.chargeback.findMany({ where, orderBy }) : []
    const [first] = rows
    return {
      now: house.clock.now(),
      owedBack: first ? await owedBackOf(tx, caseId, first.currency) : zero,
      chargebacks: rows.map((row) => {
        const desk = own.find(({ id }) => id === row.id)
        return {
          chargebackId: row.id as ChargebackId,
          paymentId: row.paymentId as PaymentId,
          status: row.status as ChargebackStatus,
          reason: chargebackReasonOf(row.reason),
          amount: fromBigInt(row.amountMinor),
          taken: fromBigInt(row.takenMinor),
          currency: row.currency,
          openedAt: instant(row.openedAt.toISOString()),
          evidenceDueAt: moment(row.evidenceDueAt),
          answeredAt: moment(row.answeredAt),
          decidedAt: moment(row.decidedAt),
          desk: desk
            ? {
                version: desk.version,
                providerId: desk.providerId,
                answer: desk.answer,
                answeredByName: desk.answeredByName,
                sentAt: moment(desk.sentAt),
                failure: desk.failure,
                acceptedByName: desk.acceptedByName,
                why: desk.why,
              }
            : null,
        }
      }),
    }
  })
}

/** What can be laid before the bank, for whoever writes the answer. */
export async function evidenceToChoose({ house, actor, caseId }: RefundScope, { chargebackId }: EvidenceRef) {
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.chargeback.findFirst({ where: { id: chargebackId, caseId } })
    if (!row) throw new Refusal('access.notFound')
    return { offered: await offeredOf(tx, row) }
  })
}
