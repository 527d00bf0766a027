import { formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { formatMoney, type Minor, minor } from '#shared/money.ts'
import { formatPercent } from '#shared/percent.ts'
import { postingsBehind } from '#shared/reports/behind-lines.ts'
import type { StatementLine } from '#shared/reports/statement.ts'
import type { Agency } from '../ports/agency.ts'
import { paperOf, withPostings } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, type Words, wordsFor } from '../ports/words.ts'
import { endOfDay, type LoadedStatement } from './statement-data.ts'

/** The account line by line, for the debtor or the creditor, in the reader's language; as of one day always the same file. */
export function statementPaper(loaded: LoadedStatement, language: Language, agency: Agency): Paper {
  const { statement, debtor, creditorName, caseNumber, receipts, held, costRule, trail } = loaded
  const { on, currency, lines, balance, claimed, received } = statement
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  const numberOf = new Map(receipts.map(({ paymentId, number }) => [paymentId, number]))
  return paperOf({
    template: 'reports/statement-paper.typ',
    language,
    title: words('statement.title', { number: caseNumber }),
    issuedAt: endOfDay(on),
    agency,
    content: {
      recipient: [debtor.name, ...debtor.addressLines].map(isolated),
      reference: [
        { label: words('frame.case'), value: caseNumber, ltr: true },
        { label: words('frame.date'), value: formatDay(on, language) },
        { label: words('frame.creditor'), value: creditorName },
      ],
      headline: {
        label: words(balance < 0 ? 'statement.credit' : 'statement.open', { date: formatDay(on, language) }),
        value: money(balance < 0 ? minor(-balance) : balance),
        below: words('statement.sums', { claimed: money(claimed), received: money(received) }),
      },
      text: words('statement.text', { creditor: creditorName, date: formatDay(on, language) }),
      account: {
        title: words('statement.account'),
        head: [
          words('frame.date'),
          words('statement.what'),
          words('frame.amount'),
          words('statement.balance'),
        ],
        rows: lines.map((line) => [
          formatDay(line.on, language),
          withPostings(whatOf(line, words, language, money, numberOf), postingsBehind(line, trail), language),
          money(line.amount),
          money(line.balance),
        ]),
        total: [words('frame.total'), '', '', money(balance)],
      },
      notes: [
        ...(held > 0 ? [words('statement.held', { amount: money(minor(held)) })] : []),
        ...(balance < 0 ? [words('statement.creditNote')] : []),
        ...(costRule
          ? [words('statement.costRule', { basis: costRule.basis, source: costRule.source })]
          : []),
        ...(costRule || lines.some(({ slice }) => slice && !slice.verified)
          ? [words('frame.unverified')]
          : []),
      ],
      keep: [words('frame.postingsText'), words('statement.keep')].join(' '),
    },
  })
}

function whatOf(
  { kind, invoiceNumber, paymentId, costKind, slice }: StatementLine,
  words: Words<'papers'>,
  language: Language,
  money: (amount: Minor) => string,
  numberOf: ReadonlyMap<string, string>,
): string {
  if (paymentId) return words(`statement.${receiptKind(kind)}`, { number: numberOf.get(paymentId) ?? '' })
  if (costKind) return words('statement.COST', { kind: wordsFor(language, 'costs')(`kind.${costKind}`) })
  const number = invoiceNumber ?? ''
  if (!slice) return words(`statement.${kind}`, { number })
  return words('statement.slice', {
    number,
    from: formatDay(slice.from, language),
    to: formatDay(slice.to, language),
    days: String(slice.days),
    rate: `${formatPercent(slice.ratePercent, language)}${slice.verified ? '' : ' *'}`,
    principal: money(slice.principal),
  })
}

const receiptKinds = ['RECEIPT', 'REFUNDED', 'CHARGED_BACK', 'TAKEN_BACK', 'COUNTS_AGAIN'] as const
const receiptKind = (kind: StatementLine['kind']) => receiptKinds.find((one) => one === kind) ?? 'RECEIPT'
