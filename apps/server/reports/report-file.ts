import { createHash } from 'node:crypto'
import type { Language } from '#shared/languages.ts'
import type { House } from '../house.ts'
import { renderPdf } from '../ports/pdf.ts'
import { reportPaper } from './report-paper.ts'
import { csvOf, xlsxOf } from './report-tables.ts'
import { reportColumns, type StoredReport, storedReport } from './stored-report.ts'

export const reportFormats = ['PDF', 'CSV', 'XLSX'] as const
export type ReportFormat = (typeof reportFormats)[number]

export const mediaTypes: Record<ReportFormat, string> = {
  PDF: 'application/pdf',
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The same report printed again is the same file, to the byte. */
export function printReport(
  { config }: Pick<House, 'config'>,
  stored: StoredReport,
  format: ReportFormat,
  language: Language,
): Promise<Uint8Array> {
  if (format === 'PDF') return renderPdf(reportPaper(stored, language, config.agency))
  if (format === 'XLSX') return xlsxOf(stored, language)
  return Promise.resolve(csvOf(stored, language))
}

/** The file of a report in one language: written when it is first asked for, and kept as it was then. */
export async function keepReportFile(
  house: House,
  reportId: string,
  format: ReportFormat,
  language: Language,
): Promise<{ key: string; name: string; type: string; sha256: string }> {
  const row = await house.db.monthlyReport.findUniqueOrThrow({
    where: { id: reportId },
    select: { ...reportColumns, files: { where: { format, language } } },
  })
  const about = { name: `${row.month}.${format.toLowerCase()}`, type: mediaTypes[format] }
  const [kept] = row.files
  if (kept) return { key: kept.fileKey, sha256: kept.sha256, ...about }
  const creditor = await house.db.creditor.findUniqueOrThrow({
    where: { id: row.creditorId },
    select: { name: true, country: true },
  })
  const bytes = await printReport(house, storedReport(row, creditor), format, language)
  const { key } = await house.files.put(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // Whoever prints at the same moment prints the same bytes: it does not matter whose file is kept.
  await house.db.monthlyReportFile.createMany({
    data: {
      reportId,
      creditorId: row.creditorId,
      language,
      format,
      fileKey: key,
      sha256,
      createdAt: new Date(house.clock.now()),
    },
    skipDuplicates: true,
  })
  return { key, sha256, ...about }
}
