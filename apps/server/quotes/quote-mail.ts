import { type Day, formatDay } from '#shared/dates.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { formatPercent } from '#shared/percent.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

export type QuoteMailData = MailContext & {
  number: string
  debtorName: string
  currency: Currency
  claim: Minor
  fee: Minor
  feePercent: string
  net: Minor
  validUntilOn: Day
  url: string
}

/** The link of a quote, sent to whoever asked for it (A05). */
export function quoteMail(data: QuoteMailData): MailParts {
  const { language, currency } = data
  const words = wordsFor(language, 'mails')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  const date = formatDay(data.validUntilOn, language)
  return mailParts(data, {
    subject: words('quote.subject', { number: data.number, debtor: data.debtorName }),
    paragraphs: [words('quote.opening', { debtor: data.debtorName })],
    figures: [
      { label: words('quote.claim'), value: money(data.claim) },
      {
        label: words('quote.fee', { percent: formatPercent(data.feePercent, language) }),
        value: `− ${money(data.fee)}`,
      },
      { label: words('quote.net'), value: money(data.net), strong: true },
    ],
    action: { label: words('quote.action'), url: data.url },
    afterwards: [words('quote.free', { date }), words('quote.notYou')],
  })
}
