import type { Ending } from '#shared/cases/ending.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { Agency } from '../ports/agency.ts'
import { paperOf, postingsLine, withPostings } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, wordsFor } from '../ports/words.ts'
import { endOfDay } from './statement-data.ts'

export type SettlementData = {
  language: Language
  ending: Ending
  closedOn: Day
  caseNumber: string
  creditorName: string
  debtor: { name: string; addressLines: string[] }
  currency: Currency
  invoices: { number: string; dueOn: Day; amount: Minor; postings: readonly string[] }[]
  received: Minor
  /** The postings that shared out what was received. */
  receivedPostings: readonly string[]
  /** What was paid beyond the claim and is the debtor's. */
  credit: Minor
}

/** The letter that confirms to a debtor that it is over (A40); of one case that ended on one day always the same bytes. */
export function settlementPaper(data: SettlementData, agency: Agency): Paper {
  const { language, ending, creditorName: creditor, caseNumber, currency } = data
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  const date = formatDay(data.closedOn, language)
  return paperOf({
    template: 'reports/settlement-paper.typ',
    language,
    title: words(`settlement.title${ending}`, { number: caseNumber }),
    issuedAt: endOfDay(data.closedOn),
    agency,
    content: {
      recipient: [data.debtor.name, ...data.debtor.addressLines].map(isolated),
      reference: [
        { label: words('frame.case'), value: caseNumber, ltr: true },
        { label: words('frame.date'), value: date },
        { label: words('frame.creditor'), value: creditor },
      ],
      headline: {
        label: words('settlement.received'),
        value: money(data.received),
        below: words('settlement.until', { date }),
      },
      text: words(`settlement.text${ending}`, { creditor, date, agency: agency.name }),
      account: {
        title: words('settlement.account'),
        head: [words('frame.invoice'), words('frame.dueOn'), words('frame.amount')],
        rows: data.invoices.map(({ number, dueOn, amount, postings }) => [
          withPostings(number, postings, language),
          formatDay(dueOn, language),
          money(amount),
        ]),
        total: [words('settlement.received'), '', money(data.received)],
        postings: postingsLine(data.receivedPostings, language),
      },
      notes: [
        words(`settlement.note${ending}`, { creditor }),
        ...(data.credit > 0 ? [words('settlement.credit', { amount: money(data.credit) })] : []),
      ],
      keep: [words('frame.postingsText'), words('settlement.keep')].join(' '),
    },
  })
}
