import { readFileSync } from 'node:fs'
import { type Day, formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { renderPdf } from '../../apps/server/ports/pdf.ts'

const template = readFileSync(new URL('business-paper.typ', import.meta.url))

/** How a company of the town prints its papers. */
export type Stationery = {
  language: Language
  colour: string
  name: string
  lines: string[]
  iban: string
  words: Record<
    'invoice' | 'note' | 'no' | 'date' | 'due' | 'what' | 'amount' | 'total' | 'terms' | 'received',
    string
  >
}

export type Sold = { number: string; issuedOn: Day; dueOn: Day; amount: Minor; goods: string }

type Sale = { seller: Stationery; buyer: string[]; currency: Currency; sold: Sold }

/** An invoice of one line, as it was sent to the debtor at the time. */
export async function invoicePdf({ seller, buyer, currency, sold }: Sale): Promise<Uint8Array> {
  const { words, language } = seller
  const amount = formatMoney(sold.amount, currency, language)
  return print(seller, {
    title: `${words.invoice} ${sold.number}`,
    buyer,
    facts: [
      [words.no, sold.number],
      [words.date, formatDay(sold.issuedOn, language)],
      [words.due, formatDay(sold.dueOn, language)],
    ],
    head: [words.what, words.amount],
    rows: [[sold.goods, amount]],
    total: `${words.total}  ${amount}`,
    closing: `${words.terms} ${seller.iban}`,
  })
}

/** The note that came back signed with the goods. */
export async function deliveryNotePdf({ seller, buyer, sold }: Sale): Promise<Uint8Array> {
  const { words, language } = seller
  return print(seller, {
    title: `${words.note} L-${sold.number}`,
    buyer,
    facts: [[words.date, formatDay(sold.issuedOn, language)]],
    head: [words.what],
    rows: [[sold.goods]],
    total: null,
    closing: words.received,
  })
}

function print(seller: Stationery, content: object): Promise<Uint8Array> {
  const { language, colour, name, lines } = seller
  return renderPdf({
    template: 'demo/business-paper.typ',
    language,
    data: { ...content, language, colour, seller: { name, lines }, footer: [name, ...lines].join(' · ') },
    // The printing press sees only papers of the server, so this one is lent to it.
    pictures: { 'demo/business-paper.typ': template },
  })
}
