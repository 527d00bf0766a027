import { answerBy } from '#shared/contact/answer-by.ts'
import { type Day, day, dayOf, type Instant, instant } from '#shared/dates.ts'
import { timeZone } from '#shared/countries.ts'
import { stillCreditorsTurn } from '#shared/disputes/dispute.ts'
import { disputedOf } from '#shared/disputes/resolution.ts'
import type { DisputeId, DocumentId } from '#shared/ids.ts'
import { fromBigInt, sum, zero } from '#shared/money.ts'
import { deputyOf, inPlaceOf } from '../access/deputies.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import {
  aroundColumns,
  authorityOf,
  creditorsToday,
  type DisputeScope,
  itemsOf,
  managerOf,
  stateOf,
  typeOf,
} from './dispute-row.ts'
import { shownDecisions } from './held-resolution.ts'

const most = 50

export const dialogue = {
  items: { select: { invoiceId: true, amountMinor: true }, orderBy: { id: 'asc' } },
  entries: { orderBy: { at: 'asc' } },
  documents: {
    where: { removedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      name: true,
      mediaType: true,
      sizeBytes: true,
      uploadedBy: true,
      createdAt: true,
    },
  },
} as const

export const readDisputes = (tx: Tx, caseId: string) =>
  tx.dispute.findMany({
    where: { caseId },
    relationLoadStrategy: 'join',
    orderBy: { number: 'desc' },
    take: most,
    include: dialogue,
  })
export type StoredDispute = Awaited<ReturnType<typeof readDisputes>>[number]

export const moment = (at: Date): Instant => instant(at.toISOString())

/**
 * The disputes of a case for the creditor and for the desk, the newest first. The reason that was given to the debtor
 * is the desk's and the debtor's.
 */
export async function disputesOfCase({ house, actor, caseId }: DisputeScope) {
  return inTransaction(house.db, actor, async (tx) => {
    const rows = await readDisputes(tx, caseId)
    const around = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: aroundColumns,
    })
    const { claim, demand } = await loadClaim(house, tx, caseId)
    const today = creditorsToday(house, around)
    const forDesk = actor.kind !== 'creditor'
    const personId = forDesk && 'userId' in actor ? actor.userId : null
    const decisions = forDesk ? await shownDecisions(tx, caseId, personId) : null
    const turn = managerOf(around)?.id
    return {
      today,
      currency: around.currency,
      debtorName: around.debtor.name,
      creditorName: around.creditor.name,
      managerName: managerOf(around)?.name ?? null,
      /** Who decides in the place of the account manager today (A30). */
      standIn: turn ? await standInOf(tx, turn, house.clock.today()) : null,
      /** In whose name the reader would decide, where that is not their own. */
      forName: actor.kind === 'manager' ? await inPlaceOf(tx, actor.userId, turn, house.clock.today()) : null,
      isPaused: demand.isPaused,
      held: demand.held,
      dueNow: demand.dueNow,
      outstanding: claim.outstanding,
      authority: authorityOf(around, claim),
      disputes: rows.map((row) => {
        const items = itemsOf(row)
        const disputed = disputedOf(items, claim.invoices)
        return {
          ...briefOf(row),
          /** Nobody outside the desk is told that something is being decided. */
          heldUntil: forDesk ? stateOf(row).heldUntil : null,
          decision: decisions?.get(row.id) ?? null,
          version: row.version,
          items: items.map(({ invoiceId, amount }) => {
            const line = claim.invoices.find((invoice) => invoice.invoiceId === invoiceId)
            return {
              invoiceId,
              number: line?.number ?? '',
              dueOn: line?.dueOn ?? today,
              whole: amount === null,
              amount: line?.amount ?? zero,
              open: line?.principalOpen ?? zero,
              disputed: disputed.find((one) => one.invoiceId === invoiceId)?.amount ?? zero,
            }
          }),
          disputed: sum(disputed.map(({ amount }) => amount)),
          isCreditorsTurn: stillCreditorsTurn(stateOf(row), today),
          deskBy: deskByOf(row, around.creditor.country),
          entries: row.entries.map(({ id, kind, fromKind, fromName, text, at }) => ({
            entryId: id,
            kind,
            fromKind,
            fromName,
            text: forDesk || kind !== 'PAUSED' ? text : '',
            at: moment(at),
          })),
          documents: row.documents.map(({ id, createdAt, ...file }) => ({
            ...file,
            documentId: id as DocumentId,
            addedAt: moment(createdAt),
          })),
          reasonToDebtor: forDesk ? row.reasonToDebtor : null,
          reasonToCreditor: row.reasonToCreditor,
        }
      }),
    }
  })
}

async function standInOf(tx: Tx, managerId: string, today: Day): Promise<string | null> {
  const deputyId = await deputyOf(tx, managerId, today)
  if (deputyId === managerId) return null
  const deputy = await tx.user.findUnique({ where: { id: deputyId }, select: { name: true } })
  return deputy?.name ?? null
}

function briefOf(row: StoredDispute) {
  const { status, stance, creditorDueOn } = stateOf(row)
  return {
    disputeId: row.id as DisputeId,
    number: row.number,
    type: typeOf(row),
    status,
    wholeCase: row.wholeCase,
    pauses: row.pauses,
    stance,
    creditorDueOn,
    debtorDueOn: row.debtorDueOn === null ? null : day(row.debtorDueOn),
    conceded: row.concededMinor === null ? null : fromBigInt(row.concededMinor),
    upheld: row.upheldMinor === null ? null : fromBigInt(row.upheldMinor),
    paid:
      row.paidOn === null
        ? null
        : { on: day(row.paidOn), amount: fromBigInt(row.paidMinor ?? 0n), reference: row.paidReference },
    openedByName: row.openedByName,
    openedAt: moment(row.openedAt),
    resolvedByName: row.resolvedByName,
    resolvedForName: row.resolvedForName,
    endedAt: row.endedAt === null ? null : moment(row.endedAt),
  }
}

/** By when the desk has acted on what waits for it: counted from what was said last. */
export function deskByOf({ openedAt, entries }: StoredDispute, country: string) {
  const last = entries.at(-1)?.at ?? openedAt
  return answerBy(dayOf(moment(last), timeZone(country)), 'dispute')
}
