import { type Day, formatDay, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { Instalment } from '#shared/plans/schedule.ts'
import type { Agency } from '../ports/agency.ts'
import { formatMoment, paperOf } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, wordsFor } from '../ports/words.ts'

export type PlanPaperData = {
  language: Language
  agency: Agency
  caseNumber: string
  signedAt: Instant
  signedOn: Day
  timeZone: string
  signerName: string
  address: string
  textSha256: string
  /** The words that were signed, with the schedule among them. */
  text: readonly string[]
  creditorName: string
  debtor: { name: string; addressLines: string[] }
  currency: Currency
  total: Minor
  instalments: readonly Instalment[]
}

/** The plan as it was signed: schedule, words, signature, and the hash by which the words can be checked. */
export function planPaper(data: PlanPaperData): Paper {
  const { language, currency, instalments } = data
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  const lines = new Set(
    instalments.map(({ number, dueOn, amount }) =>
      words('plan.line', { number, date: formatDay(dueOn, language), amount: money(amount) }),
    ),
  )
  return paperOf({
    template: 'plans/plan-paper.typ',
    language,
    title: words('plan.title'),
    issuedAt: data.signedAt,
    agency: data.agency,
    content: {
      recipient: [data.debtor.name, ...data.debtor.addressLines].map(isolated),
      reference: [
        { label: words('frame.case'), value: data.caseNumber, ltr: true },
        { label: words('frame.creditor'), value: data.creditorName },
        { label: words('frame.date'), value: formatDay(data.signedOn, language) },
      ],
      // The schedule is a table on paper; the same lines are not said twice.
      paragraphs: data.text.filter((line) => !lines.has(line)),
      schedule: {
        title: words('plan.schedule'),
        head: [words('plan.number'), words('plan.agreedDay'), words('plan.payBy'), words('frame.amount')],
        rows: instalments.map(({ number, statutoryOn, dueOn, amount }) => [
          String(number),
          formatDay(statutoryOn, language),
          formatDay(dueOn, language),
          money(amount),
        ]),
        total: [words('frame.total'), '', '', money(data.total)],
      },
      signature: {
        title: words('plan.signature'),
        facts: [
          { label: words('plan.signedBy'), value: data.signerName },
          { label: words('plan.signedAt'), value: formatMoment(data.signedAt, language, data.timeZone) },
          { label: words('plan.signedFrom'), value: data.address, ltr: true },
          { label: words('plan.hash'), value: data.textSha256, ltr: true },
        ],
      },
      keep: words('plan.keep'),
    },
  })
}
