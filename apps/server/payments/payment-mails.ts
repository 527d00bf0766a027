import type { Ending } from '#shared/cases/ending.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

export type PaymentMailData = MailContext & {
  creditorName: string
  debtorName: string
  caseNumber: string
  currency: Currency
  amount: Minor
  paidOn: Day
  /** How it came; by card unless it says otherwise. */
  method?: string
  /** How the case has ended, where it has. */
  ending?: Ending | null
  remaining: Minor
}

function figures(data: PaymentMailData) {
  const words = wordsFor(data.language, 'mails')
  const money = (amount: Minor) => formatMoney(amount, data.currency, data.language)
  return [
    { label: words('payment.amount'), value: money(data.amount), strong: true },
    { label: words('payment.paidOn'), value: formatDay(data.paidOn, data.language) },
    { label: words('payment.remaining'), value: money(data.remaining) },
  ]
}

const ended = { PAID: 'settled', SETTLED: 'agreed', CLOSED: 'closed' } as const

/** What the money has brought: an end of the case, or the word of what to do where the rest is too much. */
const broughtOf = ({ ending, remaining }: PaymentMailData) =>
  ending ? ended[ending] : remaining === 0 ? 'settled' : 'open'

/** Goes to the debtor with the receipt attached. */
export function paymentReceiptMail(
  data: PaymentMailData & { number: string; link: string | null },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('paymentReceipt.subject', { number: data.number }),
    toDebtor: true,
    paragraphs: [words('paymentReceipt.opening', { creditor: data.creditorName })],
    figures: figures(data),
    ...(data.link && { action: { label: words('firstLetter.action'), url: data.link } }),
    afterwards: [words(`paymentReceipt.${broughtOf(data)}`)],
  })
}

/** Goes to the creditor as soon as the ledger knows the money. */
export function paymentReceivedMail(data: PaymentMailData & { name: string | null; url: string }): MailParts {
  const words = wordsFor(data.language, 'mails')
  const brought = broughtOf(data)
  return mailParts(data, {
    subject: words('paymentReceived.subject', { debtor: data.debtorName, number: data.caseNumber }),
    name: data.name,
    paragraphs: [
      words(data.method === 'direct' ? 'paymentReceived.openingDirect' : 'paymentReceived.opening', {
        debtor: data.debtorName,
      }),
      ...(brought === 'settled' || brought === 'agreed' ? [words(`paymentReceived.${brought}`)] : []),
    ],
    figures: figures(data),
    action: { label: words('case.open'), url: data.url },
  })
}
