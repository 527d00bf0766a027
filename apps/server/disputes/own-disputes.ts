import { timeZone } from '#shared/countries.ts'
import { day, dayOf } from '#shared/dates.ts'
import { isOpenDispute } from '#shared/disputes/dispute.ts'
import { disputedOf } from '#shared/disputes/resolution.ts'
import { fromBigInt, zero } from '#shared/money.ts'
import type { OwnDispute } from '#shared/pages/dispute-pages.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { deskByOf, moment, readDisputes, type StoredDispute } from './dispute-queries.ts'
import { aroundColumns, type DisputeScope, itemsOf, managerOf, stateOf, typeOf } from './dispute-row.ts'

/** What either side has said to the other; what the desk notes about pausing is its own. */
const told: Record<string, OwnDispute['entries'][number]['from'] | undefined> = {
  OPENED: 'you',
  DEBTOR_ANSWERED: 'you',
  CREDITOR_ANSWERED: 'creditor',
  DEBTOR_ASKED: 'us',
}

/**
 * A debtor's own disputes. Nothing of what creditor and desk say to each other is among it: no stance in figures, no
 * reason that was meant for the creditor.
 */
export async function ownDisputes({ house, actor, caseId }: DisputeScope): Promise<OwnDispute[]> {
  return inTransaction(house.db, actor, async (tx) => {
    const rows = await readDisputes(tx, caseId)
    if (rows.length === 0) return []
    const around = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: aroundColumns,
    })
    const { claim } = await loadClaim(house, tx, caseId)
    const managerName = managerOf(around)?.name ?? null
    return rows.map((row): OwnDispute => {
      const { status, creditorDueOn } = stateOf(row)
      const items = itemsOf(row)
      return {
        disputeId: row.id,
        number: row.number,
        type: typeOf(row),
        status,
        isOpen: isOpenDispute(status),
        scope: row.wholeCase ? 'CASE' : row.pauses ? 'PART' : 'NONE',
        items: disputedOf(items, claim.invoices).map(({ invoiceId, amount }, place) => ({
          number: claim.invoices.find((line) => line.invoiceId === invoiceId)?.number ?? '',
          whole: items[place]?.amount === null,
          amount,
        })),
        creditorDueOn,
        debtorDueOn: row.debtorDueOn === null ? null : day(row.debtorDueOn),
        deskBy: deskByOf(row, around.creditor.country),
        managerName,
        openedOn: dayOf(moment(row.openedAt), timeZone(around.debtor.country)),
        upheld: row.upheldMinor === null ? zero : fromBigInt(row.upheldMinor),
        reason: row.reasonToDebtor,
        decidedBy: row.resolvedByName,
        entries: entriesOf(row, around.creditor.name),
        documents: documentsOf(row),
      }
    })
  })
}

const entriesOf = (row: StoredDispute, creditorName: string): OwnDispute['entries'] =>
  row.entries.flatMap(({ kind, fromName, text, at }) => {
    const from = told[kind]
    return from ? [{ from, name: from === 'creditor' ? creditorName : fromName, text, at: moment(at) }] : []
  })

/** The creditor's files are part of its answer: they are shown once it has answered. */
const documentsOf = (row: StoredDispute): OwnDispute['documents'] =>
  row.documents
    .filter(({ uploadedBy }) => isShownToDebtor(uploadedBy, row.creditorStance))
    .map(({ id, name, sizeBytes, uploadedBy }) => ({
      documentId: id,
      name,
      sizeBytes,
      from: uploadedBy === 'debtor' ? 'you' : 'creditor',
    }))

export const isShownToDebtor = (uploadedBy: string, stance: string | null): boolean =>
  uploadedBy === 'debtor' || (uploadedBy === 'creditor' && stance !== null)
