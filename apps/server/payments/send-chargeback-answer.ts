import { mostEvidenceBytes } from '#shared/payments/chargeback.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { ProviderDispute } from '../ports/chargebacks.ts'
import { filesOf } from './chargeback-evidence.ts'
import { type ChargebackRow, chargebackFacts } from './chargeback-row.ts'
import { holdCase } from './direct-row.ts'
import { settleChargeback } from './settle-chargeback.ts'

const system = { kind: 'system', language: 'en' } as const

/**
 * Passes on what was written to the bank, or that nothing is contested. While the provider cannot be reached the job is
 * tried again; what it does not take for good is open again, with the reason, and somebody of the desk is asked anew.
 */
export async function sendAnswer(house: House, chargebackId: string): Promise<void> {
  const row = await house.db.chargeback.findUniqueOrThrow({ where: { id: chargebackId } })
  if (row.status !== 'NEEDS_EVIDENCE' || row.sentAt) return
  if (!row.answeredAt && !row.acceptedById) return
  try {
    const outcome = await passOn(house, row)
    await house.db.chargeback.updateMany({
      where: { id: row.id, sentAt: null },
      data: { sentAt: new Date(house.clock.now()) },
    })
    await settleChargeback(house, outcome)
  } catch (error) {
    if (!isRefusal(error) || error.code === 'payments.providerUnavailable') throw error
    await openAgain(house, row, error.code)
  }
}

async function passOn(house: House, row: ChargebackRow): Promise<ProviderDispute> {
  if (row.acceptedById) return house.chargebacks.accept(row.providerId)
  const files = await filesOf(house, row)
  if (files.reduce((all, { bytes }) => all + bytes.length, 0) > mostEvidenceBytes)
    throw new Refusal('payments.evidenceTooLarge')
  return house.chargebacks.answer({
    disputeId: row.providerId,
    attempt: row.answeredAt?.getTime() ?? 0,
    words: row.answer ?? '',
    files,
  })
}

async function openAgain(house: House, { id, caseId }: ChargebackRow, code: string): Promise<void> {
  await inTransaction(house.db, system, async (tx) => {
    await holdCase(tx, caseId)
    const row = await tx.chargeback.findUniqueOrThrow({ where: { id } })
    if (row.status !== 'NEEDS_EVIDENCE' || row.sentAt) return
    await tx.chargeback.update({
      where: { id },
      data: {
        failure: code,
        answer: null,
        answeredById: null,
        answeredByName: null,
        answeredAt: null,
        acceptedById: null,
        acceptedByName: null,
        why: null,
        version: { increment: 1 },
      },
    })
    await record(tx, system, {
      caseId,
      creditorId: row.creditorId,
      kind: 'chargeback-answer-failed',
      at: house.clock.now(),
      after: { ...chargebackFacts(row), code },
    })
  })
}
