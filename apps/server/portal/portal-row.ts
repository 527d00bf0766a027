import type { NegotiationStatus } from '#shared/plans/negotiation.ts'
import { shownKinds } from '#shared/portal/shown-documents.ts'
import type { ClaimRow } from '../cases/load-claim.ts'
import type { MessageRow } from './shown-message.ts'

/** A case as the database tells it in one document. */
export type Row = Omit<ClaimRow, 'invoices'> & {
  number: string | null
  status: string
  closedOn: string | null
  reference: string | null
  checkCode: string | null
  creditor: { name: string; country: string }
  debtor: { name: string; country: string }
  collector: { name: string } | null
  invoices: (ClaimRow['invoices'][number] & { issuedOn: string | null })[]
  /** Each receipt as it came, also one that was given back or charged back since, and what is left of it. */
  history: {
    id: string
    restOfId: string | null
    status: string
    receivedOn: string
    amountMinor: bigint
    receiptNumber: string
    method: string
    last4: string | null
    refunds: { amountMinor: bigint; at: string }[]
  }[]
  chargebacks: { paymentId: string; amountMinor: bigint; at: string }[]
  accountAsked: boolean
  documents: {
    id: string
    invoiceId: string | null
    kind: string
    name: string
    mediaType: string
    sizeBytes: number
  }[]
  disputes: { type: string; status: string }[]
  negotiation: {
    status: NegotiationStatus
    statusBefore: NegotiationStatus | null
    heldUntil: string | null
    expiresAt: string
    expiresBefore: string | null
  } | null
  hadPlan: boolean
  letter: { id: string; createdOn: string } | null
  settlement: { id: string; createdOn: string } | null
  messages: MessageRow[]
}

/**
 * Everything of a case that a debtor may come to see, as one document. What is not asked for here cannot leave. Plain
 * SQL, because no page is opened more often by people on slow phones.
 */
export const seen = `
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
          from "InvoiceCredit" x where x."invoiceId" = i.id), 'waivers', (
          select coalesce(json_agg(json_build_object(
            'amountMinor', x."amountMinor"::text, 'effectiveOn', x."effectiveOn")), '[]')
          from "InterestWaiver" x where x."invoiceId" = i.id and x."effectiveOn" is not null))
        order by i.position), '[]')
      from "Invoice" i where i."caseId" = c.id),
    'holds', (
      select coalesce(json_agg(json_build_object(
        'invoiceId', h."invoiceId", 'amountMinor', h."amountMinor"::text, 'liftedAt', h."liftedAt",
        'reason', h.reason)), '[]')
      from "Hold" h where h."caseId" = c.id and (h."liftedAt" is null or h."invoiceId" is null)),
    'costs', (
      select coalesce(json_agg(json_build_object(
        'id', x.id, 'kind', x.kind, 'amountMinor', x."amountMinor"::text, 'recordedOn', x."recordedOn",
        'takenBackOn', x."takenBackOn")), '[]')
      from "Cost" x where x."caseId" = c.id),
    'refunds', (
      select coalesce(json_agg(json_build_object('fromCreditMinor', r."fromCreditMinor"::text)), '[]')
      from "Refund" r join "Payment" o on o.id = r."paymentId" and o.status = 'SUCCEEDED'
      where r."caseId" = c.id and r."orderedAt" is not null),
    'plans', (
      select coalesce(json_agg(json_build_object(
        'status', p.status, 'totalMinor', p."totalMinor"::text, 'claimedOn', p."claimedOn", 'signedAt', p."signedAt",
        'cureBy', p."cureBy", 'instalments', (
          select json_agg(json_build_object(
            'number', x.number, 'statutoryOn', x."statutoryOn", 'dueOn', x."dueOn", 'graceUntil', x."graceUntil",
            'amountMinor', x."amountMinor"::text) order by x.number)
          from "PlanInstalment" x where x."planId" = p.id))), '[]')
      from "Plan" p where p."caseId" = c.id and p.status in ('ACTIVE', 'COMPLETED')),
    'hadPlan', exists (select from "Plan" p where p."caseId" = c.id and p.status <> 'ACTIVE'),
    'negotiation', (
      select json_build_object(
        'status', n.status, 'statusBefore', n."statusBefore", 'heldUntil', n."heldUntil",
        'expiresAt', n."expiresAt", 'expiresBefore', n."expiresBefore")
      from "Negotiation" n where n."caseId" = c.id and n."endedAt" is null),
    'payments', (
      select coalesce(json_agg(json_build_object(
        'id', p.id, 'status', p.status, 'startedAt', p."startedAt",
        'receivedOn', p."receivedOn", 'settledAt', p."settledAt", 'amountMinor', p."amountMinor"::text,
        'invoiceIds', p."invoiceIds",
        'allocations', (
          select coalesce(json_agg(json_build_object(
            'part', x.part, 'invoiceId', x."invoiceId", 'amountMinor', x."amountMinor"::text)), '[]')
          from "PaymentAllocation" x where x."paymentId" = p.id)) order by p."settledAt"), '[]')
      from "Payment" p where p."caseId" = c.id and p.status in ('SUCCEEDED', 'STARTED')),
    'history', (
      select coalesce(json_agg(json_build_object(
        'id', p.id, 'restOfId', p."restOfId", 'status', p.status, 'receivedOn', p."receivedOn",
        'amountMinor', p."amountMinor"::text, 'receiptNumber', p."receiptNumber", 'method', p.method,
        'last4', p."cardLast4", 'refunds', (
          select coalesce(json_agg(json_build_object(
            'amountMinor', r."amountMinor"::text, 'at', coalesce(r."doneAt", r."orderedAt"))), '[]')
          from "Refund" r where r."paymentId" = p.id and r.status in ('ORDERED', 'PENDING', 'DONE')))
        order by p."settledAt"), '[]')
      from "Payment" p where p."caseId" = c.id and p."receiptNumber" is not null
        and p.status in ('SUCCEEDED', 'TAKEN_BACK')),
    'chargebacks', (
      select coalesce(json_agg(json_build_object(
        'paymentId', b."paymentId", 'amountMinor', b."takenMinor"::text, 'at', b."openedAt")), '[]')
      from "Chargeback" b where b."caseId" = c.id and b.status <> 'WON' and b."takenMinor" > 0),
    'accountAsked', exists (select from "Refund" r where r."caseId" = c.id and r.status = 'ASKED'),
    'documents', (
      select coalesce(json_agg(json_build_object(
        'id', f.id, 'invoiceId', f."invoiceId", 'kind', f.kind, 'name', f.name, 'mediaType', f."mediaType",
        'sizeBytes', f."sizeBytes") order by f."createdAt"), '[]')
      from "Document" f
      where f."caseId" = c.id and f."removedAt" is null and f."disputeId" is null and f."messageId" is null
        and f."directPaymentId" is null and f."costConsentId" is null
        and f.kind in (${shownKinds.map((kind) => `'${kind}'`).join()})),
    'disputes', (
      select coalesce(json_agg(json_build_object('type', p.type, 'status', p.status) order by p.number desc), '[]')
      from "Dispute" p where p."caseId" = c.id),
    'letter', (
      select json_build_object('id', l.id, 'createdOn', l."createdOn")
      from "Letter" l where l."caseId" = c.id and l.kind <> 'SETTLEMENT' order by l."createdAt" desc limit 1),
    'settlement', (
      select json_build_object('id', l.id, 'createdOn', l."createdOn")
      from "Letter" l where l."caseId" = c.id and l.kind = 'SETTLEMENT' and c.status = 'CLOSED'
      order by l."createdAt" desc limit 1),
    'messages', (
      select coalesce(json_agg(json_build_object(
        'id', m.id, 'fromKind', m."fromKind", 'fromName', m."fromName", 'text', m.text, 'createdAt', m."createdAt",
        'files', (
          select coalesce(json_agg(json_build_object(
            'documentId', f.id, 'name', f.name, 'sizeBytes', f."sizeBytes") order by f."createdAt"), '[]')
          from "Document" f where f."messageId" = m.id and f."removedAt" is null))
        order by m."createdAt"), '[]')
      from (
        select * from "Message" where "caseId" = c.id and audience = 'debtor' order by "createdAt" desc limit 200) m)
  ) as seen
  from "Case" c join "Creditor" owner on owner.id = c."creditorId" join "Debtor" d on d.id = c."debtorId"
  where c.id = $1`

/** A document of the database carries amounts as text, because its numbers are binary fractions. */
export const withAmounts = (row: Row): Row => ({
  ...row,
  invoices: row.invoices.map((invoice) => ({
    ...withAmount(invoice),
    credits: invoice.credits.map(withAmount),
    waivers: invoice.waivers.map(withAmount),
  })),
  holds: row.holds.map(({ liftedAt, ...hold }) => ({
    ...hold,
    amountMinor: hold.amountMinor === null ? null : BigInt(hold.amountMinor),
    liftedAt: liftedAt && new Date(liftedAt),
  })),
  costs: row.costs.map(withAmount),
  refunds: row.refunds.map(({ fromCreditMinor }) => ({ fromCreditMinor: BigInt(fromCreditMinor) })),
  plans: row.plans.map((plan) => ({
    ...plan,
    totalMinor: BigInt(plan.totalMinor),
    signedAt: new Date(plan.signedAt),
    instalments: plan.instalments.map(withAmount),
  })),
  payments: row.payments.map((payment) => ({
    ...withAmount(payment),
    startedAt: new Date(payment.startedAt),
    settledAt: payment.settledAt && new Date(payment.settledAt),
    allocations: payment.allocations.map(withAmount),
  })),
  history: row.history.map((receipt) => ({
    ...withAmount(receipt),
    refunds: receipt.refunds.map(withAmount),
  })),
  chargebacks: row.chargebacks.map(withAmount),
})
const withAmount = <T extends { amountMinor: bigint | null }>(row: T): T => ({
  ...row,
  amountMinor: BigInt(row.amountMinor ?? 0n),
})
