import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import type { Claim, ClaimLine } from '#shared/cases/claim.ts'
import type { Demand } from '#shared/cases/demand.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day, dayOf, type Instant, instant } from '#shared/dates.ts'
import type { DisputeStatus, DisputeType } from '#shared/disputes/dispute.ts'
import type { Allocation } from '#shared/ledger/allocation.ts'
import { add, fromBigInt, sum, zero } from '#shared/money.ts'
import type { PortalView, ShownDocument, ShownInvoice } from '#shared/pages/portal-pages.ts'
import type { ReceiptPart, ShownPayment } from '#shared/pages/shown-receipts.ts'
import { type Gone, receiptGroups, receiptHistory } from '#shared/payments/receipt-history.ts'
import type { ShownCosts } from '#shared/pages/shown-costs.ts'
import { isLive, statusAt } from '#shared/plans/negotiation.ts'
import { isShown } from '#shared/portal/shown-documents.ts'
import { Refusal } from '#shared/refusal.ts'
import { claimOf } from '../cases/load-claim.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { canBeRead } from './open-link.ts'
import { type Row, seen, withAmounts } from './portal-row.ts'
import { shownMessage } from './shown-message.ts'

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
    waived: claim.waived,
    compensation: claim.compensation,
    costs: shownCosts(claim),
    claimed: claim.claimed,
    paid: claim.paid,
    outstanding: claim.outstanding,
    dueNow: demand.dueNow,
    held: demand.held,
    isPaused: demand.isPaused,
    most: demand.most,
    plan: demand.plan,
    hadPlan: row.hadPlan || (demand.plan !== null && !isCollecting(row.status as CaseStatus)),
    negotiation: negotiationOf(row, house.clock.now()),
    invoices: claim.invoices.map((line) => ({
      ...shownInvoice(line, demand, row, documents),
      receipts: receiptParts(claim, row, ({ invoiceId }) => invoiceId === line.invoiceId),
    })),
    documents: documents.filter(({ invoiceId }) => invoiceId === null).map(withoutInvoice),
    disputes: row.disputes.map(({ type, status }) => ({
      type: type as DisputeType,
      status: status as DisputeStatus,
    })),
    letter: letterOf(row.letter),
    settlement: letterOf(row.settlement),
    payments: shownPayments(row).filter(isTheirs),
    receipts: row.history.map(({ id, receivedOn, receiptNumber, method, last4 }) => ({
      paymentId: id,
      paidOn: day(receivedOn),
      receiptNumber,
      method: method === 'direct' || method === 'bank' ? method : 'card',
      last4,
    })),
    credit: claim.credit,
    creditFrom: receiptParts(claim, row, ({ part }) => part === 'CREDIT'),
    accountAsked: row.accountAsked,
    messages: row.messages.map(shownMessage),
  }
}

/** Each payment as it came, and what was given or taken back of it since, on the debtor's own days. */
function shownPayments({ history, chargebacks, debtor }: Row): ShownPayment[] {
  const zone = timeZone(debtor.country)
  const gone = (kind: Gone['kind'], of: readonly { amountMinor: bigint; at: string }[]) =>
    of.map(({ amountMinor, at }) => ({
      kind,
      amount: fromBigInt(amountMinor),
      on: dayOf(instant(new Date(at).toISOString()), zone),
    }))
  return receiptGroups(history).map(({ origin, own, key }) => {
    const amount = fromBigInt(origin.amountMinor)
    const counts = own.some(({ status }) => status === 'SUCCEEDED')
    return {
      paymentId: origin.id,
      paidOn: day(origin.receivedOn),
      amount,
      receiptNumber: origin.receiptNumber,
      ...receiptHistory(amount, counts, [
        ...gone(
          'refunded',
          own.flatMap(({ refunds }) => refunds),
        ),
        ...gone(
          'chargedBack',
          chargebacks.filter(({ paymentId }) => paymentId === key),
        ),
      ]),
    }
  })
}

/** What was taken back without a word to the debtor was never theirs, or is with their own bank. */
const isTheirs = ({ state }: ShownPayment) => state !== 'takenBack'

function stateOf({ status }: Row, claim: Claim): PortalView['state'] {
  if (claim.outstanding === 0) return 'paid'
  return isCollecting(status as CaseStatus) ? 'open' : 'closed'
}

/** With whom the last offer lies. A decision that can still be taken back is not seen. */
function negotiationOf({ negotiation: found }: Row, now: Instant): PortalView['negotiation'] {
  if (!found) return null
  const { heldUntil, statusBefore, expiresBefore } = found
  const isHeld = heldUntil !== null && statusBefore !== null
  const expiresAt = isHeld && expiresBefore ? expiresBefore : found.expiresAt
  const at = instant(new Date(expiresAt).toISOString())
  const status = statusAt({ status: isHeld ? statusBefore : found.status, expiresAt: at }, now)
  return isLive(status) ? status : null
}

type OwnedDocument = ShownDocument & { invoiceId: string | null }

function shownDocument({ id, kind, mediaType, ...row }: Row['documents'][number]): OwnedDocument {
  if (!isShown(kind)) throw new Error('A document that may not be shown was asked for')
  const format = mediaType.endsWith('/xml') ? 'xml' : 'pdf'
  return { documentId: id, invoiceId: row.invoiceId, kind, name: row.name, format, sizeBytes: row.sizeBytes }
}

const withoutInvoice = ({ invoiceId: _, ...shown }: OwnedDocument): ShownDocument => shown

/** What of each payment was used for something, in the order of their days. */
function receiptParts(
  { receipts }: Claim,
  { history }: Row,
  isIt: (piece: Allocation) => boolean,
): ReceiptPart[] {
  return receipts.flatMap(({ paymentId, on, allocations }) => {
    const own = allocations.filter(isIt)
    if (own.length === 0) return []
    const receiptNumber = history.find(({ id }) => id === paymentId)?.receiptNumber ?? ''
    return [{ paymentId, paidOn: on, amount: sum(own.map(({ amount }) => amount)), receiptNumber }]
  })
}

function shownInvoice(
  line: ClaimLine,
  demand: Demand,
  row: Row,
  documents: OwnedDocument[],
): Omit<ShownInvoice, 'receipts'> {
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
    interest: {
      status: interest.status,
      owed: line.interestOwed,
      waived: line.interestWaived,
      basis: interest.basis,
    },
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

/** The debtor reads what costs are for, and neither the bill nor what creditor and desk said about them. */
function shownCosts({ costs: { items, covered, owed, rule } }: Claim): ShownCosts | null {
  if (owed === 0) return null
  return {
    items: items.map(({ kind, on, amount }) => ({ kind, on, amount })),
    covered,
    owed,
    basis: rule?.basis ?? null,
    source: rule?.source ?? null,
    verified: rule?.verified ?? false,
  }
}

const letterOf = (letter: Row['letter']): PortalView['letter'] =>
  letter ? { letterId: letter.id, createdOn: day(letter.createdOn) } : null
