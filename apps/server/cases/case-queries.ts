import { completeness } from '#shared/cases/completeness.ts'
import { caseDraft } from '#shared/cases/case-draft.ts'
import type { CaseStatus } from '#shared/cases/case.ts'
import type { DocumentKind } from '#shared/cases/document.ts'
import { timeZone } from '#shared/countries.ts'
import { instant } from '#shared/dates.ts'
import type { CaseId, DocumentId, InvoiceId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { agreementInForce } from '../agreements/agreement-queries.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { quotedPrice } from './price-of-draft.ts'

/** One row of a case: the read that costs the least. */
export async function oneCase({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  const row = await inTransaction(house.db, actor, (tx) =>
    tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: {
        id: true,
        number: true,
        status: true,
        currency: true,
        principalMinor: true,
        debtor: { select: { name: true } },
      },
    }),
  )
  return {
    caseId: row.id as CaseId,
    number: row.number,
    status: row.status as CaseStatus,
    debtorName: row.debtor.name,
    principal: fromBigInt(row.principalMinor),
    currency: row.currency,
  }
}

/** What came with a dispute, a message, a report or a cost belongs there, and is no paper of the claim itself. */
export const ofClaim = {
  removedAt: null,
  disputeId: null,
  messageId: null,
  directPaymentId: null,
  costConsentId: null,
} as const

/** The documents of a case that are still there, in the order in which they came. */
export async function documentsOf(tx: Tx, caseId: string) {
  const rows = await tx.document.findMany({
    where: { ...ofClaim, caseId },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      kind: true,
      name: true,
      mediaType: true,
      sizeBytes: true,
      invoiceId: true,
      uploadedBy: true,
      createdAt: true,
    },
  })
  return rows.map(({ id, kind, invoiceId, createdAt, ...row }) => ({
    ...row,
    documentId: id as DocumentId,
    kind: kind as DocumentKind,
    invoiceId: invoiceId as InvoiceId | null,
    addedAt: instant(createdAt.toISOString()),
  }))
}
export type ListedDocument = Awaited<ReturnType<typeof documentsOf>>[number]

/** A draft as the form opens it: what was typed, what was uploaded, and what its price depends on. */
export async function openDraft({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: {
        status: true,
        version: true,
        draft: true,
        quoteId: true,
        creditorId: true,
        onBehalfOfId: true,
        creditor: { select: { name: true, country: true } },
        quote: { select: { number: true } },
      },
    })
    if (row.status !== 'DRAFT') throw new Refusal('cases.alreadySubmitted')
    return {
      caseId: caseId as CaseId,
      version: row.version,
      draft: caseDraft.parse(row.draft),
      documents: await documentsOf(tx, caseId),
      creditor: row.creditor,
      today: house.clock.today(timeZone(row.creditor.country)),
      quote:
        row.quote && row.quoteId
          ? { number: row.quote.number, price: await quotedPrice(tx, row.quoteId) }
          : null,
      agreementSigned: (await agreementInForce(tx, row.creditorId)) !== null,
      onBehalf: row.onBehalfOfId !== null,
    }
  })
}

/** What a submitted case has, measured by what helps to collect it (A13). */
export async function completenessOf(tx: Tx, caseId: string) {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      debtor: { include: { contacts: { select: { kind: true, person: true } } } },
      invoices: { select: { number: true } },
      documents: { where: ofClaim, select: { kind: true } },
    },
  })
  return completeness({
    debtor: row.debtor,
    contacts: row.debtor.contacts.map(({ kind, person }) => ({
      kind: kind === 'EMAIL' ? 'EMAIL' : 'PHONE',
      person,
    })),
    invoices: row.invoices,
    documents: row.documents.map(({ kind }) => kind as DocumentKind),
  })
}
