import { type Day, formatDay, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { Agency } from '../ports/agency.ts'
import { countryName, type Fact, formatMoment, paperOf } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { wordsFor } from '../ports/words.ts'

export type InvoiceSheetData = {
  language: Language
  agency: Agency
  caseNumber: string
  issuedAt: Instant
  timeZone: string
  creditor: { name: string; country: string; registration: string | null }
  debtor: { name: string; country: string }
  currency: Currency
  invoices: {
    number: string
    issuedOn: Day | null
    dueOn: Day
    amount: Minor
    description: string | null
    recordedAt: Instant
  }[]
}

/** One page per invoice as the creditor declared it, where no copy of the invoice is on file (A57). */
export function invoiceSheetPaper(data: InvoiceSheetData): Paper {
  const { language, currency, creditor, debtor } = data
  const words = wordsFor(language, 'papers')
  const sheet = (invoice: InvoiceSheetData['invoices'][number]) => ({
    heading: words('sheet.heading', { number: invoice.number }),
    amountLabel: words('frame.amount'),
    amount: formatMoney(invoice.amount, currency, language),
    due: words('sheet.due', { date: formatDay(invoice.dueOn, language) }),
    rows: [
      {
        label: words('frame.creditor'),
        value: [creditor.name, creditor.registration, countryName(creditor.country, language)]
          .filter((part) => part)
          .join(', '),
      },
      { label: words('sheet.debtor'), value: `${debtor.name}, ${countryName(debtor.country, language)}` },
      { label: words('frame.invoice'), value: invoice.number, ltr: true },
      invoice.issuedOn && { label: words('frame.issuedOn'), value: formatDay(invoice.issuedOn, language) },
      { label: words('frame.dueOn'), value: formatDay(invoice.dueOn, language) },
      invoice.description && { label: words('sheet.description'), value: invoice.description },
      { label: words('frame.case'), value: data.caseNumber, ltr: true },
      { label: words('sheet.recordedAt'), value: formatMoment(invoice.recordedAt, language, data.timeZone) },
    ].filter((row): row is Fact => typeof row === 'object' && row !== null),
  })
  return paperOf({
    template: 'contact/invoice-sheet-paper.typ',
    language,
    title: words('sheet.title'),
    issuedAt: data.issuedAt,
    agency: data.agency,
    content: {
      sheets: data.invoices.map(sheet),
      explanation: words('sheet.explanation', { creditor: creditor.name }),
    },
  })
}
