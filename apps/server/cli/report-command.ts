import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isLanguage } from '#shared/languages.ts'
import { toDecimal } from '#shared/money.ts'
import { isMonth, type Month } from '#shared/reports/month.ts'
import { readConfig } from '../config.ts'
import { type Db, openDb } from '../db.ts'
import { closingsOf, loadReport } from '../reports/load-report.ts'
import { printReport, reportFormats } from '../reports/report-file.ts'
import { hashOf, reportColumns, type StoredReport, storedReport } from '../reports/stored-report.ts'
import { systemClock } from '../ports/clock.ts'
import { type Answer, type Command, Fault, readWords, WrongUsage } from './command.ts'

/** A report that was given out, or one as the books have it now; it writes nothing but the files asked for. */
export const reportCommand: Command = {
  usage: 'report --creditor AV --month 2026-10 [--folder reports] [--language de]',
  needsDatabase: true,
  async run(args) {
    const { options } = readWords(args, ['creditor', 'month', 'folder', 'language'])
    const { creditor, month, folder } = options
    if (!creditor || !isMonth(month))
      throw new WrongUsage('--creditor and --month (such as 2026-10) are needed.')
    const config = readConfig()
    const { db, close } = openDb({ url: config.databaseUrl, pool: 2, prepared: false })
    try {
      const stored = await find(db, creditor, month)
      const language = [options.language, 'en'].find(isLanguage) ?? 'en'
      const files: string[] = []
      if (folder) await mkdir(folder, { recursive: true })
      for (const format of folder ? reportFormats : []) {
        const file = join(folder ?? '', `${stored.month}-${language}.${format.toLowerCase()}`)
        await writeFile(file, await printReport({ config }, stored, format, language))
        files.push(file)
      }
      return answerOf(stored, files)
    } finally {
      await close()
    }
  },
}

async function find(db: Db, named: string, month: Month): Promise<StoredReport> {
  const creditor = await db.creditor.findFirst({
    where: { OR: [{ id: named }, { name: named }, { code: named }] },
    select: { id: true, name: true, country: true },
  })
  if (!creditor) throw new Fault(`There is no creditor "${named}".`)
  const row = await db.monthlyReport.findUnique({
    where: { creditorId_month: { creditorId: creditor.id, month } },
    select: reportColumns,
  })
  if (row) return storedReport(row, creditor)
  const report = await loadReport(db, creditor.id, month, await closingsOf(db, creditor.id))
  return {
    reportId: '',
    creditorId: creditor.id,
    creditorName: creditor.name,
    creditorCountry: creditor.country,
    month,
    closedAt: systemClock.now(),
    sha256: hashOf(report),
    report,
  }
}

function answerOf({ reportId, creditorName, month, sha256, report }: StoredReport, files: string[]): Answer {
  const sums = report.currencies.map(({ currency, figures: { claim, ours, net, money }, cases }) => {
    const text = (amount: typeof net) => toDecimal(amount, currency)
    return {
      currency,
      cases,
      opening: text(claim.opening),
      placed: text(claim.placed),
      recovered: text(claim.recovered),
      writtenOff: text(claim.writtenOff),
      closing: text(claim.closing),
      fee: text(ours.fee),
      vat: text(ours.vat),
      net: text(net),
      paidOut: text(money.paidOut),
    }
  })
  const json = { creditor: creditorName, month, isGivenOut: reportId !== '', sha256, sums, files }
  const lines = sums.map(
    ({ currency, opening, placed, recovered, closing, net }) =>
      `${currency}  opening ${opening}  placed ${placed}  recovered ${recovered}  closing ${closing}  net ${net}`,
  )
  const head = `${creditorName}  ${month}  ${reportId ? 'as given out' : 'not given out; as the books have it now'}`
  return { json, text: [head, ...lines, `sha256 ${sha256}`, ...files].join('\n') }
}
