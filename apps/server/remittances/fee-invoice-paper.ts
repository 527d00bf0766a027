import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { inGroups } from '#shared/bank/mod97.ts'
import { type Day, formatDay, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { formatMoney, type Minor, negate, zero } from '#shared/money.ts'
import { facturX, facturXName } from '#shared/remittances/factur-x.ts'
import { type FeeInvoiceData, type InvoiceParty, toTransfer } from '#shared/remittances/fee-invoice.ts'
import type { Agency } from '../ports/agency.ts'
import { countryName, paperOf, postingsLine } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, wordsFor } from '../ports/words.ts'

export type FeeInvoicePaperData = {
  language: Language
  agency: Agency
  issuedAt: Instant
  /** Our own account, for an invoice that is to be paid. */
  payTo: { holder: string; iban: string } | null
  invoice: FeeInvoiceData
}

/** Our invoice for a fee: a paper to read (PDF/A-3), with the same invoice inside as data (Factur-X, EN 16931). */
export function feeInvoicePaper({ language, agency, issuedAt, payTo, invoice }: FeeInvoicePaperData): Paper {
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, invoice.currency, language)
  const { number, kind, buyer, seller, percent, treatment, setOffWith, kept = zero } = invoice
  // A credit is not paid by a day: it is set off against what is asked next.
  const dueOn = kind === 'INVOICE' ? invoice.dueOn : null
  const isToPay = !setOffWith && toTransfer(invoice) > 0
  const title = words(kind === 'INVOICE' ? 'feeInvoice.title' : 'feeInvoice.creditTitle', { number })
  const vatLabel = percent ? words('feeInvoice.vat', { percent }) : words('feeInvoice.noVat')
  const paper = paperOf({
    template: 'remittances/fee-invoice-paper.typ',
    language,
    title,
    issuedAt,
    agency,
    standard: 'a-3a',
    content: {
      recipient: addressLines(buyer, language).map(isolated),
      reference: [
        { label: words('frame.number'), value: number, ltr: true },
        { label: words('frame.date'), value: formatDay(invoice.issuedOn, language) },
        ...(dueOn ? [{ label: words('frame.dueOn'), value: formatDay(dueOn, language) }] : []),
        ...numberOf(words('feeInvoice.ourVatNumber'), seller.vatNumber),
        ...numberOf(words('feeInvoice.yourVatNumber'), buyer.vatNumber),
        ...numberOf(words('feeInvoice.yourNumber'), buyer.registrationNumber),
      ],
      text: words(kind === 'INVOICE' ? 'feeInvoice.text' : 'feeInvoice.creditText'),
      lines: {
        head: [words('frame.case'), words('feeInvoice.fee')],
        rows: invoice.lines.map(({ label, net }) => [isolated(label), money(net)]),
        total: [words('feeInvoice.net'), money(invoice.net)],
      },
      sums: [
        { label: vatLabel, value: money(invoice.vat) },
        { label: words('frame.total'), value: money(invoice.total) },
        ...(kept === 0 || setOffWith
          ? []
          : [
              { label: words('feeInvoice.kept'), value: money(kept) },
              { label: words('feeInvoice.toTransfer'), value: money(toTransfer(invoice)) },
            ]),
      ],
      treatment: treatment === 'DOMESTIC' ? null : words(`feeInvoice.treatment${treatment}`),
      settled: howSettled(invoice, dueOn, words, money, language),
      account:
        isToPay && payTo
          ? [
              { label: words('feeInvoice.holder'), value: payTo.holder },
              { label: words('feeInvoice.iban'), value: payTo.iban, ltr: true },
              { label: words('feeInvoice.quote'), value: inGroups(creditorReference(number)), ltr: true },
            ]
          : [],
      postings: postingsLine(invoice.postings ?? [], language),
      inside: words('feeInvoice.inside', { file: facturXName }),
    },
  })
  return {
    ...paper,
    attachments: [
      {
        name: facturXName,
        type: 'text/xml',
        bytes: new TextEncoder().encode(facturX(invoice)),
        description: title,
        // The XML is the same invoice in another form, and either may be taken for it.
        relationship: 'alternative',
      },
    ],
  }
}

/** How it is settled: with a run, by a transfer of the creditor, or against what is asked next. */
function howSettled(
  invoice: FeeInvoiceData,
  dueOn: Day | null,
  words: ReturnType<typeof wordsFor<'papers'>>,
  money: (amount: Minor) => string,
  language: Language,
): string {
  const { setOffWith, paidApartFrom, total } = invoice
  if (setOffWith) return words('feeInvoice.setOff', { run: setOffWith, amount: money(total) })
  const asked = toTransfer(invoice)
  if (asked <= 0) return words('feeInvoice.credited', { amount: money(negate(asked)) })
  const figures = { amount: money(asked), day: dueOn ? formatDay(dueOn, language) : '' }
  return paidApartFrom
    ? words('feeInvoice.toPayApart', { ...figures, run: paidApartFrom })
    : words('feeInvoice.toPay', figures)
}

const numberOf = (label: string, value: string | null) => (value ? [{ label, value, ltr: true }] : [])

function addressLines(
  { name, street, postalCode, town, country }: InvoiceParty,
  language: Language,
): string[] {
  const place = [postalCode, town].filter(Boolean).join(' ')
  return [name, street, place, countryName(country, language)].filter((line): line is string => Boolean(line))
}
