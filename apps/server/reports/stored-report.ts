import { createHash } from 'node:crypto'
import { type Instant, instant } from '#shared/dates.ts'
import { type Month, month as monthFrom } from '#shared/reports/month.ts'
import type { MonthlyReport } from '#shared/reports/monthly-report.ts'

export type StoredReport = {
  reportId: string
  creditorId: string
  creditorName: string
  creditorCountry: string
  month: Month
  closedAt: Instant
  sha256: string
  report: MonthlyReport
}

/** The columns that a stored report is read from. */
export const reportColumns = {
  id: true,
  creditorId: true,
  month: true,
  closedAt: true,
  sha256: true,
  data: true,
} as const

type Row = {
  id: string
  creditorId: string
  month: string
  closedAt: Date
  sha256: string
  data: unknown
}

export function storedReport(row: Row, creditor: { name: string; country: string }): StoredReport {
  return {
    reportId: row.id,
    creditorId: row.creditorId,
    creditorName: creditor.name,
    creditorCountry: creditor.country,
    month: monthFrom(row.month),
    closedAt: instant(row.closedAt.toISOString()),
    sha256: row.sha256,
    // It was written by ourselves, and its hash says that it is as it was.
    report: row.data as MonthlyReport,
  }
}

/** The hash of the figures, whatever the order in which a database keeps the names of a record. */
export const hashOf = (report: MonthlyReport): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(report)))
    .digest('hex')

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const named = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(named.map(([name, inner]) => [name, ordered(inner)]))
}
