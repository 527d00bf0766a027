import type { Ending } from '#shared/cases/ending.ts'
import { formatDay, type Day, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { cardBrandName } from '#shared/payments/card-brand.ts'
import type { Agency } from '../ports/agency.ts'
import { formatMoment, paperOf, postingsLine } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, wordsFor } from '../ports/words.ts'

export type ReceiptPaperData = {
  language: Language
  agency: Agency
  number: string
  issuedAt: Instant
  onDay: Day
  paidAt: Instant
  timeZone: string
  payer: { name: string; addressLines: string[] }
  creditorName: string
  caseNumber: string
  currency: Currency
  amount: Minor
  card: { brand: string; last4: string } | null
  /** The creditor has received it, and we have only its word for it (A38). */
  isDirect?: boolean
  /** What the card provider calls this payment; empty where none was asked. */
  providerReference: string
  /** Which part of the claim the money went to, in the order in which it was set off. */
  allocations: {
    invoiceNumber: string | null
    part: 'COSTS' | 'COMPENSATION' | 'INTEREST' | 'PRINCIPAL'
    amount: Minor
  }[]
  /** How the case has ended, where it has: what was given up with it is not open any more. */
  ending: Ending | null
  remaining: Minor
  /** The postings of this payment. */
  postings: readonly string[]
}

const ended = { PAID: 'receipt.settled', SETTLED: 'receipt.agreed', CLOSED: 'receipt.closed' } as const

/** Proof for the debtor of what was paid, to whom, for whom, and what is left. */
export function receiptPaper(data: ReceiptPaperData): Paper {
  const { language, currency, card } = data
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  return paperOf({
    template: 'payments/receipt-paper.typ',
    language,
    title: words('receipt.title', { number: data.number }),
    issuedAt: data.issuedAt,
    agency: data.agency,
    content: {
      recipient: [data.payer.name, ...data.payer.addressLines].map(isolated),
      reference: [
        { label: words('frame.number'), value: data.number, ltr: true },
        { label: words('frame.date'), value: formatDay(data.onDay, language) },
        { label: words('frame.case'), value: data.caseNumber, ltr: true },
      ],
      headline: {
        label: words('receipt.received'),
        value: money(data.amount),
        below: data.isDirect
          ? formatDay(data.onDay, language)
          : formatMoment(data.paidAt, language, data.timeZone),
      },
      text: words(data.isDirect ? 'receipt.textDirect' : 'receipt.text', {
        creditor: data.creditorName,
        agency: data.agency.name,
      }),
      details: [
        ...(card
          ? [
              {
                label: words('receipt.card'),
                value: words('receipt.cardValue', {
                  brand: cardBrandName(card.brand),
                  last4: card.last4,
                }),
              },
            ]
          : []),
        ...(data.providerReference
          ? [{ label: words('receipt.reference'), value: data.providerReference, ltr: true }]
          : []),
        { label: words('frame.creditor'), value: data.creditorName },
      ],
      allocation: {
        title: words('receipt.allocationTitle'),
        head: [words('frame.invoice'), words('receipt.part'), words('frame.amount')],
        rows: data.allocations.map(({ invoiceNumber, part, amount }) => [
          invoiceNumber ?? '–',
          words(`receipt.part${part}`),
          money(amount),
        ]),
        total: [words('frame.total'), '', money(data.amount)],
      },
      remaining: data.ending
        ? words(ended[data.ending], { creditor: data.creditorName })
        : data.remaining === 0
          ? words('receipt.settled')
          : words('receipt.remaining', { amount: money(data.remaining) }),
      postings: postingsLine(data.postings, language),
      keep: words('receipt.keep'),
    },
  })
}
