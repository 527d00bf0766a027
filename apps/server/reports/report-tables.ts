import { stringify } from 'csv-stringify/sync'
import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node'
import { formatDay } from '#shared/dates.ts'
import { direction, type Language } from '#shared/languages.ts'
import { postingNumber } from '#shared/ledger/posting-number.ts'
import { toDecimal } from '#shared/money.ts'
import { formatMonth } from '#shared/reports/month.ts'
import {
  type Cell,
  csvCell,
  debtorColumns,
  debtorRows,
  numberFormat,
  separators,
} from '#shared/reports/tables.ts'
import { wordsFor } from '../ports/words.ts'
import { fixedTimes } from '../ports/zip.ts'
import type { StoredReport } from './stored-report.ts'

type Table = { name: string; head: string[]; rows: Cell[][] }

/** The report as tables: debtors, postings, what is overdue, month by month. PDF, CSV and XLSX say the same. */
export function tablesOf({ report }: StoredReport, language: Language): [Table, ...Table[]] {
  const words = wordsFor(language, 'reports')
  const { currencies } = report
  return [
    {
      name: words('report.debtors'),
      head: [
        words('report.currencyHead'),
        words('report.case'),
        words('report.debtor'),
        ...debtorColumns.map(([column]) => words(`figures.${column}`)),
        words('report.postingNumbers'),
      ],
      rows: currencies.flatMap((one) => debtorRows(one, words('report.total'))),
    },
    {
      name: words('report.postings'),
      head: ['currencyHead', 'case', 'debtor', 'date', 'what', 'claim', 'charged', 'money', 'reference'].map(
        (key) => words(`report.${key}`),
      ),
      rows: currencies.flatMap(({ currency, trails }) =>
        trails.flatMap(({ number, debtorName, lines }) =>
          lines.map((line) => [
            currency,
            number,
            debtorName,
            formatDay(line.on, language),
            wordsFor(language, 'ledger')(`kind.${line.kind}`),
            { amount: line.claim, currency },
            { amount: line.charged, currency },
            { amount: line.money, currency },
            postingNumber(line.postingId),
          ]),
        ),
      ),
    },
    {
      name: words('report.ageing'),
      head: ['currencyHead', 'band', 'amount', 'invoices'].map((key) => words(`report.${key}`)),
      rows: currencies.flatMap(({ currency, ageing }) =>
        ageing.map(({ band, amount, invoices }) => [
          currency,
          words(`bands.${band}`),
          { amount, currency },
          String(invoices),
        ]),
      ),
    },
    {
      name: words('report.recoveredByMonth'),
      head: ['currencyHead', 'month', 'amount'].map((key) => words(`report.${key}`)),
      rows: currencies.flatMap(({ currency, recoveredByMonth }) =>
        recoveredByMonth.map(({ month, recovered }) => [
          currency,
          formatMonth(month, language),
          { amount: recovered, currency },
        ]),
      ),
    },
  ]
}

/** The debtors as a CSV file that a spreadsheet in this language opens by a double click: with the mark of UTF-8 (BOM). */
export function csvOf(stored: StoredReport, language: Language): Uint8Array {
  const [{ head, rows }] = tablesOf(stored, language)
  const text = stringify(
    [head, ...rows].map((row) => row.map((cell) => csvCell(cell, language))),
    { bom: true, delimiter: separators[language].cell, record_delimiter: 'windows' },
  )
  return Buffer.from(text)
}

/** Every table as a sheet. Words are written as words, never as formulas; the zip carries no time of its own. */
export async function xlsxOf(stored: StoredReport, language: Language): Promise<Uint8Array> {
  const sheets = tablesOf(stored, language).map(
    ({ name, head, rows }): Sheet<Buffer> => ({
      // A name of a sheet has at most 31 signs, and some it may not have.
      sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      data: [
        head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row): Row => row.map(xlsxCell)),
      ],
      columns: head.map((title, place) => ({ width: place < 3 ? 24 : Math.max(14, title.length + 2) })),
      stickyRowsCount: 1,
      rightToLeft: direction(language) === 'rtl',
    }),
  )
  return fixedTimes(await writeXlsxFile(sheets).toBuffer())
}

const xlsxCell = (cell: Cell) =>
  typeof cell === 'string'
    ? { value: cell, type: String }
    : {
        value: Number(toDecimal(cell.amount, cell.currency)),
        type: Number,
        format: numberFormat(cell.currency),
      }
