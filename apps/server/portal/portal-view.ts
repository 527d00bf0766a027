import type { Prisma } from '#db/client.ts'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import type { Claim, ClaimLine } from '#shared/cases/claim.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day, type Instant } from '#shared/dates.ts'
import { add, fromBigInt } from '#shared/money.ts'
import type { PortalView, ShownDocument, ShownInvoice } from '#shared/pages/portal-pages.ts'
import { isShown, shownKinds } from '#shared/portal/shown-documents.ts'
import { Refusal } from '#shared/refusal.ts'
import { claimColumns, claimOf } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { canBeRead } from './open-link.ts'

/** Every column of a case that a debtor may come to see. What is not asked for here cannot leave. */
const columns = {
  ...claimColumns,
  number: true,
  status: true,
  closedOn: true,
  reference: true,
  checkCode: true,
  creditor: { select: { name: true, country: true } },
  debtor: { select: { name: true, country: true } },
  collector: { select: { name: true } },
  invoices: { ...claimColumns.invoices, select: { ...claimColumns.invoices.select, issuedOn: true } },
  payments: { ...claimColumns.payments, select: { ...claimColumns.payments.select, receiptNumber: true } },
  documents: {
    where: { removedAt: null, kind: { in: [...shownKinds] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, invoiceId: true, kind: true, name: true, mediaType: true, sizeBytes: true },
  },
  letters: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, createdOn: true } },
  messages: {
    where: { audience: 'debtor' },
    orderBy: { createdAt: 'asc' },
    take: 200,
    select: { id: true, fromKind: true, fromName: true, text: true, createdAt: true },
  },
} as const satisfies Prisma.CaseSelect
type Row = Prisma.CaseGetPayload<{ select: typeof columns }>

/** What is owed and why, in one question to the database; nothing internal, nothing of anybody else (C7). */
export async function portalView({ house, actor, caseId }: Ctx & { caseId: OwnCase }): Promise<PortalView> {
  const row = await inTransaction(house.db, actor, (tx) =>
    tx.case.findUnique({ where: { id: caseId }, relationLoadStrategy: 'join', select: columns }),
  )
  if (!row || !canBeRead(row, house.clock.today())) throw new Refusal('access.notFound')
  const { claim, on } = claimOf(house, row)
  const documents = row.documents.map(shownDocument)
  return {
    caseNumber: row.number ?? '',
    state: stateOf(row, claim),
    on,
    timeZone: timeZone(row.debtor.country),
    currency: row.currency,
    creditor: { name: row.creditor.name, country: row.creditor.country },
    debtor: { name: row.debtor.name },
    reference: row.reference,
    collectorName: row.collector?.name ?? null,
    checkCode: row.checkCode ?? '',
    principal: claim.principal,
    interest: claim.interest,
    compensation: claim.compensation,
    claimed: claim.claimed,
    paid: claim.paid,
    outstanding: claim.outstanding,
    dueNow: claim.dueNow,
    invoices: claim.invoices.map((line) => shownInvoice(line, row, documents)),
    documents: documents.filter(({ invoiceId }) => invoiceId === null).map(withoutInvoice),
    letter: lastLetter(row),
    payments: row.payments.map(({ id, receivedOn, amountMinor, receiptNumber }) => ({
      paymentId: id,
      paidOn: receivedOn as Day,
      amount: fromBigInt(amountMinor),
      receiptNumber: receiptNumber ?? '',
    })),
    messages: row.messages.map(({ id, fromKind, fromName, text, createdAt }) => ({
      messageId: id,
      from: fromKind === 'debtor' ? 'you' : 'us',
      name: fromName,
      text,
      at: createdAt.toISOString() as Instant,
    })),
  }
}

function stateOf({ status }: Row, claim: Claim): PortalView['state'] {
  if (claim.outstanding === 0) return 'paid'
  return isCollecting(status as CaseStatus) ? 'open' : 'closed'
}

type OwnedDocument = ShownDocument & { invoiceId: string | null }

function shownDocument({ id, kind, mediaType, ...row }: Row['documents'][number]): OwnedDocument {
  if (!isShown(kind)) throw new Error('A document that may not be shown was asked for')
  const format = mediaType.endsWith('/xml') ? 'xml' : 'pdf'
  return { documentId: id, invoiceId: row.invoiceId, kind, name: row.name, format, sizeBytes: row.sizeBytes }
}

const withoutInvoice = ({ invoiceId: _, ...shown }: OwnedDocument): ShownDocument => shown

function shownInvoice(line: ClaimLine, row: Row, documents: OwnedDocument[]): ShownInvoice {
  const { interest, compensationOwed } = line
  const compensation = interest.compensationDetail
  const known = compensation.amount === null ? null : compensation
  const issuedOn = row.invoices.find(({ id }) => id === line.invoiceId)?.issuedOn ?? null
  return {
    invoiceId: line.invoiceId,
    number: line.number,
    issuedOn: issuedOn as Day | null,
    dueOn: line.dueOn,
    overdue: line.overdue,
    amount: line.amount,
    principalPaid: line.principalPaid,
    interest: { status: interest.status, owed: line.interestOwed, basis: interest.basis },
    slices: interest.slices.map(
      ({ from, to, days, principal, ratePercent, source, verified, interest: part }) => ({
        from,
        to,
        days,
        principal,
        ratePercent,
        source,
        verified,
        interest: part,
      }),
    ),
    compensation: {
      owed: compensationOwed,
      basis: known?.basis ?? null,
      source: known?.source ?? null,
      verified: known?.verified ?? false,
    },
    paid: add(line.principalPaid, line.interestPaid, line.compensationPaid),
    open: line.open,
    documents: documents.filter(({ invoiceId }) => invoiceId === line.invoiceId).map(withoutInvoice),
  }
}

function lastLetter({ letters: [letter] }: Row): PortalView['letter'] {
  return letter ? { letterId: letter.id, createdOn: day(letter.createdOn) } : null
}
