import type { Language } from '../languages.ts'
import { type Currency, exponent, type Minor, toDecimal } from '../money.ts'
import { postingNumber } from '../ledger/posting-number.ts'
import type { MonthFigures } from './figures.ts'
import type { CurrencyReport } from './monthly-report.ts'

/** A cell of a file: words, or money with its currency. Nothing else is ever written. */
export type Cell = string | { readonly amount: Minor; readonly currency: Currency }

/** The columns of a debtor in a file, in the order of the report; every one of them adds up below. */
export const debtorColumns = [
  ['opening', ({ claim }) => claim.opening],
  ['placed', ({ claim }) => claim.placed],
  ['interest', ({ claim }) => claim.interest],
  ['compensation', ({ claim }) => claim.compensation],
  ['costs', ({ claim }) => claim.costs],
  ['corrected', ({ claim }) => claim.corrected],
  ['reduced', ({ claim }) => claim.reduced],
  ['recovered', ({ claim }) => claim.recovered],
  ['writtenOff', ({ claim }) => claim.writtenOff],
  ['closing', ({ claim }) => claim.closing],
  ['fee', ({ ours }) => ours.fee],
  ['vat', ({ ours }) => ours.vat],
  ['kept', ({ ours }) => ours.kept],
  ['net', ({ net }) => net],
  ['direct', ({ money }) => money.direct],
  ['paidOut', ({ money }) => money.paidOut],
] as const satisfies readonly (readonly [string, (figures: MonthFigures) => Minor])[]
export type DebtorColumn = (typeof debtorColumns)[number][0]

/** One row for each debtor, with the postings that made its figures, and one with the total of the currency. */
export function debtorRows({ currency, trails, figures }: CurrencyReport, total: string): Cell[][] {
  const amounts = (of: MonthFigures): Cell[] =>
    debtorColumns.map(([, read]) => ({ amount: read(of), currency }))
  return [
    ...trails.map((trail) => [
      currency,
      trail.number,
      trail.debtorName,
      ...amounts(trail.figures),
      trail.lines.map(({ postingId }) => postingNumber(postingId)).join(' '),
    ]),
    [currency, total, '', ...amounts(figures), ''],
  ]
}

/** A sign with which a spreadsheet would take words for a formula (OWASP, CSV injection). */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/

/** Words that a spreadsheet shows and never works out: a formula somebody wrote as a name stays a name. */
export const safeText = (text: string): string => (startsFormula.test(text) ? `'${text}` : text)

/** How a spreadsheet in this language reads a file: where a comma divides the cents, it cannot divide the cells. */
export const separators: Record<Language, { cell: string; decimal: string }> = {
  en: { cell: ',', decimal: '.' },
  de: { cell: ';', decimal: ',' },
  es: { cell: ';', decimal: ',' },
  ar: { cell: ';', decimal: '.' },
}

/** A cell as it stands in a CSV file. */
export function csvCell(cell: Cell, language: Language): string {
  if (typeof cell === 'string') return safeText(cell)
  return toDecimal(cell.amount, cell.currency).replace('.', separators[language].decimal)
}

/** How a spreadsheet shows an amount of this currency. */
export const numberFormat = (currency: Currency): string =>
  exponent(currency) === 0 ? '#,##0' : `#,##0.${'0'.repeat(exponent(currency))}`
