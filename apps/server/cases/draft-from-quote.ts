import { type CaseDraft, emptyDraft } from '#shared/cases/case-draft.ts'
import type { InvoiceId } from '#shared/ids.ts'
import { type Language, languageOf, localeOf } from '#shared/languages.ts'
import { toDecimal } from '#shared/money.ts'
import type { OpenedQuote } from '../quotes/quote-queries.ts'

/** What a quote knows already, so that nobody types it twice (A06, WCAG 3.3.7). */
export function draftFromQuote(quote: OpenedQuote, invoiceId: InvoiceId, language: Language): CaseDraft {
  const { debtorCountry, debtorName, dueOn, result } = quote
  const draft = emptyDraft(debtorCountry, languageOf(debtorCountry), result.currency)
  const amount = toDecimal(result.principal, result.currency)
  const format = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: amount.split('.')[1]?.length ?? 0,
  })
  return {
    ...draft,
    debtor: { ...draft.debtor, name: debtorName },
    invoices: [
      {
        id: invoiceId,
        number: '',
        issuedOn: '',
        dueOn,
        amount: format.format(amount as `${number}`),
        amountMinor: result.principal,
      },
    ],
  }
}
