import { formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor, max, negate, zero } from '#shared/money.ts'
import type { MonthFigures } from '#shared/reports/figures.ts'
import { formatMonth } from '#shared/reports/month.ts'
import type { CurrencyReport } from '#shared/reports/monthly-report.ts'
import type { Agency } from '../ports/agency.ts'
import { paperOf, withPostings } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, wordsFor } from '../ports/words.ts'
import type { StoredReport } from './stored-report.ts'

/** The report of a month as a paper: the same figures as its tables, with two charts beside theirs. */
export function reportPaper(stored: StoredReport, language: Language, agency: Agency): Paper {
  const words = wordsFor(language, 'reports')
  const { report, month, closedAt, creditorName } = stored
  const period = `${formatDay(report.from, language)} – ${formatDay(report.to, language)}`
  return paperOf({
    template: 'reports/report-paper.typ',
    language,
    title: words('report.title', { month: formatMonth(month, language) }),
    issuedAt: closedAt,
    agency,
    content: {
      recipient: [isolated(creditorName)],
      reference: [
        { label: words('report.period'), value: period },
        { label: words('report.creditor'), value: creditorName },
      ],
      text: words('report.text', {
        from: formatDay(report.from, language),
        to: formatDay(report.to, language),
      }),
      currencies: report.currencies.map((one) => section(one, language)),
      keep: words('report.keep'),
    },
  })
}

function section(one: CurrencyReport, language: Language) {
  const words = wordsFor(language, 'reports')
  const { currency, figures, trails, ageing, recoveredByMonth, cases, closed } = one
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  return {
    title: words('report.currency', { currency }),
    net: {
      label: words('figures.net'),
      value: money(figures.net),
      below: `${words('figures.recovered')}: ${money(figures.claim.recovered)}`,
    },
    blocks: blocksOf(figures, currency, language),
    cases: {
      title: words('figures.cases'),
      rows: [
        { label: words('figures.casesOpening'), value: String(cases.opening) },
        { label: words('figures.casesPlaced'), value: String(cases.placed) },
        ...closed.map(({ code, cases: count }) => ({
          label: `${words('figures.closed')}: ${wordsFor(language, 'case-file')(`closed.${code}`)}`,
          value: String(count),
        })),
        { label: words('figures.casesClosing'), value: String(cases.closing) },
      ],
    },
    charts: [
      chart(
        words('report.ageing'),
        [words('report.band'), words('report.amount')],
        ageing.map(({ band, amount }) => ({ label: words(`bands.${band}`), amount })),
        money,
      ),
      chart(
        words('report.recoveredByMonth'),
        [words('report.month'), words('report.amount')],
        recoveredByMonth.map(({ month, recovered }) => ({
          label: formatMonth(month, language),
          amount: recovered,
        })),
        money,
      ),
    ],
    debtors: {
      title: words('report.debtors'),
      head: [
        words('report.case'),
        words('report.debtor'),
        words('figures.opening'),
        words('figures.recovered'),
        words('figures.closing'),
        words('figures.net'),
      ],
      rows: trails.map(({ number, debtorName, figures: own }) => [
        number,
        isolated(debtorName),
        money(own.claim.opening),
        money(own.claim.recovered),
        money(own.claim.closing),
        money(own.net),
      ]),
      total: [
        words('report.total'),
        '',
        money(figures.claim.opening),
        money(figures.claim.recovered),
        money(figures.claim.closing),
        money(figures.net),
      ],
    },
    postings: {
      title: words('report.postings'),
      head: ['date', 'case', 'what', 'claim', 'charged', 'money'].map((key) => words(`report.${key}`)),
      rows: trails.flatMap(({ number, lines }) =>
        lines.map((line) => [
          formatDay(line.on, language),
          number,
          withPostings(wordsFor(language, 'ledger')(`kind.${line.kind}`), [line.postingId], language),
          money(line.claim),
          money(line.charged),
          money(line.money),
        ]),
      ),
    },
  }
}

/** The three sums of a month, each from its opening to its closing; what did not move is left out. */
function blocksOf({ claim, ours, net, money }: MonthFigures, currency: Currency, language: Language) {
  const words = wordsFor(language, 'reports')
  const show = (amount: Minor) => formatMoney(amount, currency, language)
  const block = (title: string, total: [string, Minor], rows: [string, Minor][]) => ({
    title: words(`figures.${title}`),
    head: [words('report.what'), words('report.amount')],
    rows: rows
      .filter(([key, amount]) => amount !== 0 || key === 'opening' || key === 'recovered')
      .map(([key, amount]) => [words(`figures.${key}`), show(amount)]),
    total: [words(`figures.${total[0]}`), show(total[1])],
  })
  const less = (some: Record<string, Minor>): [string, Minor][] =>
    Object.entries(some).map(([key, amount]) => [key, negate(amount)])
  const { opening, closing, reduced, recovered, writtenOff, ...grown } = claim
  const { opening: held, closing: left, setOff, direct, paidOut, ...came } = money
  const { fee, vat, kept } = ours
  return [
    block(
      'claim',
      ['closing', closing],
      [['opening', opening], ...Object.entries(grown), ...less({ reduced, recovered, writtenOff })],
    ),
    block('brought', ['net', net], [['recovered', recovered], ...less({ fee, vat, kept })]),
    block(
      'money',
      ['closing', left],
      [['opening', held], ...Object.entries(came), ...less({ setOff, direct, paidOut })],
    ),
  ]
}

/** Bars are parts of a thousand of the longest; what was taken back in a month has no bar, and its figure says it. */
function chart(
  title: string,
  head: [string, string],
  rows: { label: string; amount: Minor }[],
  money: (amount: Minor) => string,
) {
  const most = rows.reduce((found, { amount }) => max(found, amount), zero)
  return {
    title,
    head,
    rows: rows.map(({ label, amount }) => ({
      label,
      value: money(amount),
      bar: most === 0 || amount < 0 ? 0 : Math.round((amount * 1000) / most),
    })),
  }
}
