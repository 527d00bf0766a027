import { isCollecting } from '#shared/cases/case.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import { statusAfter, whyNotDispute } from '#shared/disputes/dispute.ts'
import type { DirectPaymentId } from '#shared/ids.ts'
import { isLanguage } from '#shared/languages.ts'
import { fromBigInt } from '#shared/money.ts'
import { isLateReport, openDirectStatuses, whyNotReport } from '#shared/payments/direct-payment.ts'
import type { ReportDirectInput } from '#shared/payments/direct-payment-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { addEntry } from '../disputes/dispute-steps.ts'
import { creditorsToday, readDispute, stateOf } from '../disputes/dispute-row.ts'
import { record } from '../events.ts'
import { wordsFor } from '../ports/words.ts'
import { holdReported } from './direct-holds.ts'
import { tellDeskOfReport } from './direct-owed.ts'
import {
  caseStatusOf,
  type DirectScope,
  factsOf,
  holdCase,
  readAround,
  receivedOf,
  zoneOf,
} from './direct-row.ts'

/**
 * The creditor reports that the debtor has paid it directly (A38, D5). From this transaction on the amount is asked for
 * by nobody, and a card page that asks for it closes. Reported twice, it is reported once.
 */
export async function reportDirect(
  scope: DirectScope,
  input: ReportDirectInput,
): Promise<{ directPaymentId: DirectPaymentId; isLate: boolean }> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'creditor') throw new Error('Only the creditor knows what has reached it')
  const { directPaymentId, receivedOn, receivedMinute = null, amountMinor, reference = null } = input
  return inTransaction(house.db, actor, async (tx) => {
    await holdCase(tx, caseId)
    const known = await tx.directPayment.findUnique({ where: { id: directPaymentId } })
    if (known && known.caseId !== caseId) throw new Refusal('access.notFound')
    if (known) return { directPaymentId, isLate: known.isLate }
    const around = await readAround(tx, caseId)
    const at = house.clock.now()
    const timeZone = zoneOf(around)
    const received = { on: receivedOn, minute: receivedMinute }
    const refusal = whyNotReport(
      { received, amount: amountMinor, reference },
      {
        isCollecting: isCollecting(caseStatusOf(around)),
        now: at,
        timeZone,
        reported: await reportedOf(tx, caseId),
      },
    )
    if (refusal) throw refusal
    const invoiceIds = [...new Set<string>(input.invoiceIds)]
    if ((await tx.invoice.count({ where: { caseId, id: { in: invoiceIds } } })) < invoiceIds.length)
      throw new Refusal('access.notFound')
    const isLate = isLateReport(received, at, timeZone)
    const { disputeId = null } = input
    const row = await tx.directPayment.create({
      data: {
        id: directPaymentId,
        caseId,
        creditorId,
        status: 'REPORTED',
        receivedOn,
        receivedMinute,
        amountMinor: BigInt(amountMinor),
        currency: around.currency,
        method: input.method,
        reference,
        invoiceIds,
        reportedAt: new Date(at),
        reportedById: actor.userId,
        reportedByName: actor.name,
        isLate,
        disputeId,
      },
    })
    await holdReported(
      house,
      tx,
      { directPaymentId, caseId, creditorId, at, by: actor.userId },
      { receivedOn, amount: amountMinor, invoiceIds, disputeId },
    )
    if (disputeId) await answerYes(scope, tx, disputeId, receivedOn)
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'direct-payment-reported',
      at,
      after: { ...factsOf(row), reference, isLate, ...(disputeId ? { disputeId } : {}) },
    })
    await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
    await tellDeskOfReport(house, tx, { ...row, case: around }, 'REPORTED')
    return { directPaymentId, isLate }
  })
}

async function reportedOf(tx: Tx, caseId: string) {
  const rows = await tx.directPayment.findMany({
    where: { caseId, status: { in: [...openDirectStatuses, 'POSTED'] } },
    select: { receivedOn: true, receivedMinute: true, amountMinor: true, reference: true },
  })
  return rows.map((row) => ({
    receivedOn: receivedOf(row).on,
    amount: fromBigInt(row.amountMinor),
    reference: row.reference,
  }))
}

/** The debtor said to have paid, and the creditor says yes: the dispute is answered, and gives up nothing. */
async function answerYes(
  { house, actor, caseId, creditorId }: DirectScope,
  tx: Tx,
  disputeId: string,
  receivedOn: Day,
): Promise<void> {
  if (actor.kind !== 'creditor') throw new Error('Only the creditor answers')
  const row = await readDispute(tx, caseId, disputeId)
  if (row.type !== 'ALREADY_PAID') throw new Refusal('access.notFound')
  const state = stateOf(row)
  const refusal = whyNotDispute(state, 'answer', 'creditor', creditorsToday(house, row.case))
  if (refusal) throw refusal
  const at = house.clock.now()
  const status = statusAfter({ ...state, stance: 'ACCEPTS' }, 'answer')
  await tx.dispute.update({
    where: { id: disputeId },
    data: { status, creditorStance: 'ACCEPTS', concededMinor: 0n, version: { increment: 1 } },
  })
  const language = isLanguage(row.language) ? row.language : 'en'
  await addEntry(
    tx,
    { disputeId, caseId, creditorId, at },
    {
      kind: 'CREDITOR_ANSWERED',
      fromKind: 'creditor',
      fromName: actor.name,
      // The debtor reads it, so it stands in the language of the dispute.
      text: wordsFor(language, 'mails')('directPayment.yes', { date: formatDay(receivedOn, language) }),
    },
  )
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'dispute-answered',
    at,
    before: { status: row.status },
    after: {
      disputeId,
      disputeNumber: row.number,
      type: row.type,
      status,
      stance: 'ACCEPTS',
      concededMinor: 0,
      currency: row.case.currency,
    },
  })
}
