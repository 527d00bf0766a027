import { type Day, formatDay, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { formatPercent } from '#shared/percent.ts'
import type { Agency } from '../ports/agency.ts'
import { factLine, type InterestSlice, interestRow, type LegalFact } from '../ports/legal-lines.ts'
import { countryName, type Fact, paperOf, qrCode } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { wordsFor } from '../ports/words.ts'

export type QuotePaperData = {
  language: Language
  agency: Agency
  number: string
  issuedAt: Instant
  validUntilOn: Day
  /** Where the quote can be opened again. */
  url: string
  creditor: { name: string; country: string }
  debtor: { name: string; country: string; coverage: 'OWN' | 'PARTNER' | 'NONE' }
  currency: Currency
  dueOn: Day
  onDay: Day
  daysOverdue: number
  principal: Minor
  interest: Minor
  compensation: Minor
  claim: Minor
  fee: Minor
  net: Minor
  slices: InterestSlice[]
  /** null where no statutory interest is known for the country. */
  interestLaw: LegalFact | null
  compensationLaw: LegalFact | null
  tariff: {
    version: string
    isExample: boolean
    bandPercent: string
    surchargePoints: string
    effectivePercent: string
    minimumFee: Minor
  }
  /** When the fee rises by the age of the claim. */
  nextStep: { onDay: Day; effectivePercent: string } | null
  limitation: (LegalFact & { lastDay: Day; warning: string | null }) | null
}

const sumOfDays = (slices: InterestSlice[]) => slices.reduce((days, slice) => days + slice.days, 0)

export function quotePaper(data: QuotePaperData): Paper {
  const { language, currency, tariff, nextStep, limitation } = data
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  const date = (on: Day) => formatDay(on, language)
  const percent = (text: string) => formatPercent(text, language)

  const laws = [data.interestLaw, data.compensationLaw].filter((law) => law !== null)
  const unverified = [...data.slices, ...laws, ...(limitation ? [limitation] : [])].some(
    (law) => !law.verified,
  )

  const parties: Fact[] = [
    {
      label: words('quote.creditor'),
      value: `${data.creditor.name}, ${countryName(data.creditor.country, language)}`,
    },
    {
      label: words('quote.debtor'),
      value: `${data.debtor.name}, ${countryName(data.debtor.country, language)}`,
    },
    { label: words('quote.coverage'), value: words(`quote.coverage${data.debtor.coverage}`) },
    {
      label: words('quote.dueOn'),
      value: words('quote.dueSince', { date: date(data.dueOn), days: data.daysOverdue }),
    },
  ]
  const feeLines = [
    words('quote.feeBand', { percent: percent(tariff.bandPercent) }),
    tariff.surchargePoints !== '0' && words('quote.feeAge', { points: percent(tariff.surchargePoints) }),
    words('quote.feeEffective', { percent: percent(tariff.effectivePercent) }),
    words('quote.feeMinimum', { amount: money(tariff.minimumFee) }),
    words('quote.feeVat'),
    words('quote.feeNothing'),
    nextStep &&
      words('quote.feeNextStep', { date: date(nextStep.onDay), percent: percent(nextStep.effectivePercent) }),
  ].filter((line) => typeof line === 'string')

  return paperOf({
    template: 'quotes/quote-paper.typ',
    language,
    title: words('quote.title', { number: data.number }),
    issuedAt: data.issuedAt,
    agency: data.agency,
    content: {
      recipient: [data.creditor.name],
      reference: [
        { label: words('frame.number'), value: data.number, ltr: true },
        { label: words('frame.date'), value: date(data.onDay) },
        { label: words('quote.validUntil'), value: date(data.validUntilOn) },
      ],
      headline: { label: words('quote.net'), value: money(data.net), below: words('quote.feeNothing') },
      parties,
      sums: {
        title: words('quote.sumsTitle'),
        head: [words('quote.item'), words('quote.amount')],
        rows: [
          [words('quote.principal'), money(data.principal)],
          [words('quote.interest', { date: date(data.onDay) }), money(data.interest)],
          [words('quote.compensation'), money(data.compensation)],
          [words('quote.claim'), money(data.claim)],
          [words('quote.fee', { percent: percent(tariff.effectivePercent) }), `− ${money(data.fee)}`],
        ],
        strong: [3],
        total: [words('quote.net'), money(data.net)],
      },
      slices: {
        title: words('quote.slicesTitle'),
        head: [
          words('frame.period'),
          words('frame.days'),
          words('frame.rate'),
          words('frame.source'),
          words('frame.interest'),
        ],
        rows: data.slices.map((slice) => interestRow(slice, currency, language)),
        total: ['', String(sumOfDays(data.slices)), '', '', money(data.interest)],
        none: words('quote.noInterest'),
      },
      fee: { title: words('quote.feeTitle'), lines: feeLines },
      example: tariff.isExample ? words('quote.exampleTariff', { version: tariff.version }) : null,
      law: {
        title: words('quote.lawTitle'),
        lines: [
          ...laws.map(factLine),
          limitation
            ? words('quote.limitation', { date: date(limitation.lastDay), law: factLine(limitation) })
            : words('quote.noLimitation'),
          limitation?.warning,
          words('quote.notAdvice'),
          unverified && words('frame.unverified'),
        ].filter((line) => typeof line === 'string'),
      },
      next: {
        title: words('quote.nextTitle'),
        text: words('quote.next', { date: date(data.validUntilOn) }),
        url: data.url,
        qr: qrCode(data.url),
        qrAlt: words('frame.qrAlt', { url: data.url }),
      },
    },
  })
}
