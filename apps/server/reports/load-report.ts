import type { CloseCode } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day, dayOf, instant } from '#shared/dates.ts'
import type { CaseId, InvoiceId } from '#shared/ids.ts'
import type { Entry } from '#shared/ledger/chart.ts'
import type { PostingKind } from '#shared/ledger/posting.ts'
import { minor } from '#shared/money.ts'
import type { Booked, CaseStep, ReportedCase } from '#shared/reports/booked.ts'
import { type Closing, type Month, month as monthFrom } from '#shared/reports/month.ts'
import { type MonthlyReport, monthlyReport } from '#shared/reports/monthly-report.ts'
import type { Tx } from '../db.ts'

/** The report of a month as the ledger and the record have it now, with the closings that were before it and this one. */
export async function loadReport(
  tx: Tx,
  creditorId: string,
  month: Month,
  closings: readonly Closing[],
): Promise<MonthlyReport> {
  const { country } = await tx.creditor.findUniqueOrThrow({
    where: { id: creditorId },
    select: { country: true },
  })
  return monthlyReport({
    month,
    postings: await postingsOf(tx, creditorId),
    cases: await casesOf(tx, creditorId, timeZone(country)),
    closings,
  })
}

/** The months that were closed already, in their order. */
export async function closingsOf(tx: Tx, creditorId: string): Promise<Closing[]> {
  const rows = await tx.monthlyReport.findMany({
    where: { creditorId },
    orderBy: { month: 'asc' },
    select: { month: true, closedAt: true },
  })
  return rows.map(({ month, closedAt }) => ({
    month: monthFrom(month),
    closedAt: instant(closedAt.toISOString()),
  }))
}

type EntryRow = Omit<Entry['account'], 'caseId'> & {
  caseId: string | null
  amount: number
  invoiceId: string | null
}
type PostingRow = {
  id: string
  kind: string
  cause: string
  postedOn: string
  at: Date
  entries: EntryRow[]
}

async function postingsOf(tx: Tx, creditorId: string): Promise<Booked[]> {
  const rows = await tx.$queryRaw<PostingRow[]>`
    select t.id, t.kind, t.cause, t."postedOn", t.at, json_agg(json_build_object('kind', a.kind, 'caseId', a."caseId",
      'currency', e.currency, 'amount', e."amountMinor", 'invoiceId', e."invoiceId") order by e.position) as entries
    from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
      join "LedgerAccount" a on a.id = e."accountId"
    where t."creditorId" = ${creditorId}
    group by t.id order by min(e.position)`
  return rows.map(({ id, kind, cause, postedOn, at, entries }) => ({
    postingId: id,
    kind: kind as PostingKind,
    cause,
    postedOn: day(postedOn),
    at: instant(at.toISOString()),
    entries: entries.map(({ amount, invoiceId, kind: account, caseId, currency }) => ({
      account: { kind: account, caseId: caseId as CaseId | null, currency },
      amount: minor(amount),
      invoiceId: invoiceId as InvoiceId | null,
    })),
  }))
}

async function casesOf(tx: Tx, creditorId: string, zone: string): Promise<ReportedCase[]> {
  const rows = await tx.case.findMany({
    where: { creditorId, number: { not: null } },
    relationLoadStrategy: 'join',
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      currency: true,
      debtor: { select: { name: true } },
      invoices: { select: { id: true, dueOn: true } },
      events: {
        where: { kind: { in: ['case-accepted', 'case-closed'] } },
        orderBy: { seq: 'asc' },
        select: { kind: true, at: true, after: true },
      },
    },
  })
  return rows.map(({ id, number, currency, debtor, invoices, events }) => ({
    caseId: id as CaseId,
    number: number ?? '',
    debtorName: debtor.name,
    currency,
    invoices: invoices.map((invoice) => ({
      invoiceId: invoice.id as InvoiceId,
      dueOn: day(invoice.dueOn),
    })),
    events: events.map(({ kind, at, after }) => stepOf(kind, dayOf(instant(at.toISOString()), zone), after)),
  }))
}

function stepOf(kind: string, on: Day, after: unknown): CaseStep {
  if (kind === 'case-accepted') return { kind: 'OPENED', on }
  const code = typeof after === 'object' && after !== null && 'code' in after ? after.code : null
  return { kind: 'CLOSED', on, code: code as CloseCode }
}
