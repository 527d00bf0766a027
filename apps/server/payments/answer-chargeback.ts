import type { AcceptChargebackInput, AnswerChargebackInput } from '#shared/payments/chargeback-input.ts'
import { whyNotAnswerChargeback, whyNotEvidence } from '#shared/payments/chargeback.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { evidenceOf } from './chargeback-evidence.ts'
import { answerableOf, chargebackFacts, holdChargeback } from './chargeback-row.ts'
import { tellOfChargeback } from './chargeback-owed.ts'
import type { RefundScope } from './refund-row.ts'

/**
 * What the bank is to read, in our words and with files of the case. A bank reads one answer: it is written down first
 * and then passed on, and until the provider has it the case shows that it is on its way.
 */
export async function answerChargeback(scope: RefundScope, input: AnswerChargebackInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager answers a bank')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await holdChargeback(tx, caseId, input)
    const at = house.clock.now()
    const files = await evidenceOf(tx, row, input.files)
    const refusal = whyNotAnswerChargeback(answerableOf(row), at) ?? whyNotEvidence(files)
    if (refusal) throw refusal
    await tx.chargeback.update({
      where: { id: row.id },
      data: {
        answer: input.words,
        files: files.map(({ part, source, name }) => ({ part, source, name })),
        answeredById: actor.userId,
        answeredByName: actor.name,
        answeredAt: new Date(at),
        failure: null,
        version: { increment: 1 },
      },
    })
    const fact = { caseId, creditorId, at, after: chargebackFacts(row) }
    await record(tx, actor, { ...fact, kind: 'chargeback-answered' })
    await house.jobs.enqueue(tx, 'payments.answer-chargeback', { chargebackId: row.id })
  })
}

/** Nothing is sent: the bank keeps the money, and the case goes on with the claim as it is. */
export async function acceptChargeback(scope: RefundScope, input: AcceptChargebackInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager gives up a payment')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await holdChargeback(tx, caseId, input)
    const at = house.clock.now()
    const refusal = whyNotAnswerChargeback(answerableOf(row), at)
    if (refusal) throw refusal
    await tx.chargeback.update({
      where: { id: row.id },
      data: {
        acceptedById: actor.userId,
        acceptedByName: actor.name,
        why: input.why,
        version: { increment: 1 },
      },
    })
    const fact = { caseId, creditorId, at, after: chargebackFacts(row), why: input.why }
    await record(tx, actor, { ...fact, kind: 'chargeback-accepted' })
    await tellOfChargeback(house, tx, row, 'ACCEPTED')
    await house.jobs.enqueue(tx, 'payments.answer-chargeback', { chargebackId: row.id })
  })
}
