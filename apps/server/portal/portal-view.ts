import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import type { Claim, ClaimLine } from '#shared/cases/claim.ts'
import type { Demand } from '#shared/cases/demand.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day, instant } from '#shared/dates.ts'
import type { DisputeStatus, DisputeType } from '#shared/disputes/dispute.ts'
import { add, fromBigInt, zero } from '#shared/money.ts'
import type { PortalView, ShownDocument, ShownInvoice } from '#shared/pages/portal-pages.ts'
import { isShown, shownKinds } from '#shared/portal/shown-documents.ts'
import { Refusal } from '#shared/refusal.ts'
import { type ClaimRow, claimOf } from '../cases/load-claim.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { canBeRead } from './open-link.ts'

type Row = Omit<ClaimRow, 'invoices' | 'payments'> & {
  number: string | null
  status: string
  closedOn: string | null
  reference: string | null
  checkCode: string | null
  creditor: { name: string; country: string }
  debtor: { name: string; country: string }
  collector: { name: string } | null
  invoices: (ClaimRow['invoices'][number] & { issuedOn: string | null })[]
  payments: (ClaimRow['payments'][number] & { receiptNumber: string | null })[]
  documents: {
    id: string
    invoiceId: string | null
    kind: string
    name: string
    mediaType: string
    sizeBytes: number
  }[]
  disputes: { type: string; status: string }[]
  letter: { id: string; createdOn: string } | null
  messages: { id: string; fromKind: string; fromName: string; text: string; createdAt: string }[]
}

/**
 * Everything of a case that a debtor may come to see, as one document. What is not asked for here cannot leave. Plain
 * SQL, because no page is opened more often by people on slow phones.
 */
const seen = `
  select json_build_object(
    'number', c.number, 'status', c.status, 'currency', c.currency, 'closedOn', c."closedOn",
    'reference', c.reference, 'checkCode', c."checkCode",
    'creditor', json_build_object('name', owner.name, 'country', owner.country),
    'debtor', json_build_object('name', d.name, 'country', d.country),
    'collector', (select json_build_object('name', u.name) from "User" u where u.id = c."collectorId"),
    'agreement', (select json_build_object('mandate', a.mandate) from "Agreement" a where a.id = c."agreementId"),
    'invoices', (
      select coalesce(json_agg(json_build_object(
        'id', i.id, 'number', i.number, 'issuedOn', i."issuedOn", 'dueOn', i."dueOn",
        'amountMinor', i."amountMinor"::text, 'credits', (
          select coalesce(json_agg(json_build_object('amountMinor', x."amountMinor"::text)), '[]')
          from "InvoiceCredit" x where x."invoiceId" = i.id)) order by i.position), '[]')
      from "Invoice" i where i."caseId" = c.id),
    'holds', (
      select coalesce(json_agg(json_build_object(
        'invoiceId', h."invoiceId", 'amountMinor', h."amountMinor"::text)), '[]')
      from "Hold" h where h."caseId" = c.id and h."liftedAt" is null),
    'plans', (
      select coalesce(json_agg(json_build_object(
        'totalMinor', p."totalMinor"::text, 'claimedOn', p."claimedOn", 'signedAt', p."signedAt",
        'instalments', (
          select json_agg(json_build_object(
            'number', x.number, 'dueOn', x."dueOn", 'amountMinor', x."amountMinor"::text) order by x.number)
          from "PlanInstalment" x where x."planId" = p.id))), '[]')
      from "Plan" p where p."caseId" = c.id and p.status = 'ACTIVE'),
    'payments', (
      select coalesce(json_agg(json_build_object(
        'id', p.id, 'receivedOn', p."receivedOn", 'settledAt', p."settledAt", 'amountMinor', p."amountMinor"::text,
        'invoiceIds', p."invoiceIds", 'receiptNumber', p."receiptNumber",
        'allocations', (
          select coalesce(json_agg(json_build_object(
            'part', x.part, 'invoiceId', x."invoiceId", 'amountMinor', x."amountMinor"::text)), '[]')
          from "PaymentAllocation" x where x."paymentId" = p.id)) order by p."settledAt"), '[]')
      from "Payment" p where p."caseId" = c.id and p.status = 'SUCCEEDED'),
    'documents', (
      select coalesce(json_agg(json_build_object(
        'id', f.id, 'invoiceId', f."invoiceId", 'kind', f.kind, 'name', f.name, 'mediaType', f."mediaType",
        'sizeBytes', f."sizeBytes") order by f."createdAt"), '[]')
      from "Document" f
      where f."caseId" = c.id and f."removedAt" is null and f."disputeId" is null and f."messageId" is null
        and f.kind in (${shownKinds.map((kind) => `'${kind}'`).join()})),
    'disputes', (
      select coalesce(json_agg(json_build_object('type', p.type, 'status', p.status) order by p.number desc), '[]')
      from "Dispute" p where p."caseId" = c.id),
    'letter', (
      select json_build_object('id', l.id, 'createdOn', l."createdOn")
      from "Letter" l where l."caseId" = c.id order by l."createdAt" desc limit 1),
    'messages', (
      select coalesce(json_agg(json_build_object(
        'id', m.id, 'fromKind', m."fromKind", 'fromName', m."fromName", 'text', m.text, 'createdAt', m."createdAt")
        order by m."createdAt"), '[]')
      from (
        select * from "Message" where "caseId" = c.id and audience = 'debtor' order by "createdAt" limit 200) m)
  ) as seen
  from "Case" c join "Creditor" owner on owner.id = c."creditorId" join "Debtor" d on d.id = c."debtorId"
  where c.id = $1`

/** A document of the database carries amounts as text, because its numbers are binary fractions. */
const withAmounts = (row: Row): Row => ({
  ...row,
  invoices: row.invoices.map((invoice) => ({
    ...withAmount(invoice),
    credits: invoice.credits.map(withAmount),
  })),
  holds: row.holds.map((hold) => (hold.amountMinor === null ? hold : withAmount(hold))),
  plans: row.plans.map((plan) => ({
    ...plan,
    totalMinor: BigInt(plan.totalMinor),
    signedAt: new Date(plan.signedAt),
    instalments: plan.instalments.map(withAmount),
  })),
  payments: row.payments.map((payment) => ({
    ...withAmount(payment),
    settledAt: payment.settledAt && new Date(payment.settledAt),
    allocations: payment.allocations.map(withAmount),
  })),
})
const withAmount = <T extends { amountMinor: bigint | null }>(row: T): T => ({
  ...row,
  amountMinor: BigInt(row.amountMinor ?? 0n),
})

/** What is owed and why, in one question to the database; nothing internal, nothing of anybody else (C7). */
export async function portalView(
  ctx: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
): Promise<PortalView> {
  const { house, caseId, creditorId } = ctx
  const [found] = await house.askFor<{ seen: Row }>(creditorId, seen, [caseId])
  if (!found || !canBeRead(found.seen, house.clock.today())) throw new Refusal('access.notFound')
  const row = withAmounts(found.seen)
  const { claim, demand, on } = claimOf(house, row)
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
    dueNow: demand.dueNow,
    held: demand.held,
    isPaused: demand.isPaused,
    most: demand.most,
    plan: demand.plan,
    invoices: claim.invoices.map((line) => shownInvoice(line, demand, row, documents)),
    documents: documents.filter(({ invoiceId }) => invoiceId === null).map(withoutInvoice),
    disputes: row.disputes.map(({ type, status }) => ({
      type: type as DisputeType,
      status: status as DisputeStatus,
    })),
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
      at: instant(new Date(createdAt).toISOString()),
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

function shownInvoice(line: ClaimLine, demand: Demand, row: Row, documents: OwnedDocument[]): ShownInvoice {
  const { interest, compensationOwed } = line
  const compensation = interest.compensationDetail
  const known = compensation.amount === null ? null : compensation
  const demanded = demand.invoices.find(({ invoiceId }) => invoiceId === line.invoiceId)
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
    due: demanded?.due ?? zero,
    held: demanded?.held ?? zero,
    documents: documents.filter(({ invoiceId }) => invoiceId === line.invoiceId).map(withoutInvoice),
  }
}

function lastLetter({ letter }: Row): PortalView['letter'] {
  return letter ? { letterId: letter.id, createdOn: day(letter.createdOn) } : null
}
