import type { Instant } from '#shared/dates.ts'
import type { OpenDisputeInput } from '#shared/disputes/dispute-input.ts'
import { restingStatus } from '#shared/disputes/dispute.ts'
import { type DisputeId, newId } from '#shared/ids.ts'
import type { LeftOutFile } from '#shared/pages/portal-pages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import { countTry } from '../rate-limit.ts'
import { writeEvidence } from './add-evidence.ts'
import { weighOpening } from './consider-dispute.ts'
import { askCreditor, tellDebtorReceived, tellDesk } from './dispute-owed.ts'
import { type DisputeScope, holdCase, readDispute } from './dispute-row.ts'
import { addEntry, openHolds, type WithdrawNegotiation } from './dispute-steps.ts'

/**
 * The debtor says that something is wrong (D3). Exactly that part is paused in the same moment, the creditor is asked,
 * and whatever was being negotiated ends, because it was about another amount. What came along as
 * evidence is kept in the same moment. A repeat changes nothing.
 */
export async function openDispute(
  scope: DisputeScope,
  input: OpenDisputeInput,
  withdrawNegotiation: WithdrawNegotiation,
): Promise<{ disputeId: DisputeId; leftOut: LeftOutFile[] }> {
  const { house, actor, caseId, creditorId, sent = [] } = scope
  if (actor.kind !== 'debtor') throw new Error('Only a debtor disputes through a link')
  await countTry(house, { what: 'disputes.open', who: actor.linkId, times: 12, seconds: 3600 })
  const { disputeId, type } = input
  return inTransaction(house.db, actor, async (tx) => {
    await holdCase(tx, caseId)
    const known = await tx.dispute.findUnique({ where: { id: disputeId }, select: { caseId: true } })
    if (known && known.caseId !== caseId) throw new Refusal('access.notFound')
    if (known) return { disputeId, leftOut: await writeEvidence(tx, scope, disputeId, sent) }
    const { around, items, holds, told } = await weighOpening(house, tx, caseId, input)
    const at = house.clock.now()
    const about = { disputeId, caseId, creditorId, at }
    const { wholeCase, creditorDueOn } = told
    const number = (await tx.dispute.count({ where: { caseId } })) + 1
    const status = restingStatus({ wholeCase, stance: null, creditorDueOn })
    await tx.dispute.create({
      data: {
        id: disputeId,
        caseId,
        creditorId,
        number,
        type,
        status,
        wholeCase,
        pauses: told.noPause === null,
        words: input.words,
        ...paidOf(input),
        openedByLinkId: actor.linkId,
        openedByName: around.debtor.name,
        language: actor.language,
        openedAt: new Date(at),
        creditorDueOn,
      },
    })
    await addItems(tx, { disputeId, creditorId, at }, items)
    await openHolds(tx, about, { reason: type, openedBy: actor.linkId, holds })
    await addEntry(tx, about, {
      kind: 'OPENED',
      fromKind: 'debtor',
      fromName: around.debtor.name,
      text: input.words,
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'dispute-opened',
      at,
      after: {
        disputeId,
        disputeNumber: number,
        type,
        status,
        wholeCase,
        noPause: told.noPause,
        dueOn: creditorDueOn,
      },
      why: input.words,
    })
    const leftOut = await writeEvidence(tx, scope, disputeId, sent)
    await withdrawNegotiation(house, tx, actor, { caseId, creditorId, why: 'disputed' })
    await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
    const row = await readDispute(tx, caseId, disputeId)
    await tellDebtorReceived(house, tx, row, told.deskBy)
    if (creditorDueOn !== null) await askCreditor(house, tx, row)
    if (status === 'OPEN') await tellDesk(house, tx, row, wholeCase ? 'PAUSED' : 'NOT_PAUSED')
    return { disputeId, leftOut }
  })
}

type Items = readonly { invoiceId: string; amount: number | null }[]

async function addItems(
  tx: Tx,
  { disputeId, creditorId, at }: { disputeId: string; creditorId: string; at: Instant },
  items: Items,
): Promise<void> {
  await tx.disputeItem.createMany({
    data: items.map(({ invoiceId, amount }) => ({
      id: newId('disputeItem', Date.parse(at)),
      disputeId,
      creditorId,
      invoiceId,
      amountMinor: amount === null ? null : BigInt(amount),
    })),
  })
}

/** When and how much was paid is asked of those who say so, and kept of nobody else. */
const paidOf = ({ type, paidOn, paidMinor, paidReference }: OpenDisputeInput) =>
  type === 'ALREADY_PAID'
    ? {
        paidOn: paidOn ?? null,
        paidMinor: paidMinor === undefined ? null : BigInt(paidMinor),
        paidReference: paidReference ?? null,
      }
    : {}
