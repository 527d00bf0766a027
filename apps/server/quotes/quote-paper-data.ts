import { instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import type { Quote } from '#shared/quotes/quote.ts'
import { tariffVersion } from '#shared/quotes/tariff.ts'
import type { Agency } from '../ports/agency.ts'
import type { Paper } from '../ports/pdf.ts'
import { wordsFor } from '../ports/words.ts'
import { type QuotePaperData, quotePaper } from './quote-paper.ts'
import type { OpenedQuote } from './quote-queries.ts'

type Around = { language: Language; url: string; agency: Agency }

/** The stored answer as a paper: the same figures as on the page, never worked out anew. */
export function quotePaperOf(quote: OpenedQuote, { language, url, agency }: Around): Paper {
  const { result } = quote
  const { terms, interest, compensation } = result
  return quotePaper({
    language,
    agency,
    number: quote.number,
    issuedAt: instant(`${quote.issuedOn}T00:00:00Z`),
    validUntilOn: quote.validUntilOn,
    url,
    creditor: { name: quote.creditorName, country: quote.creditorCountry },
    debtor: { name: quote.debtorName, country: quote.debtorCountry, coverage: result.coverage },
    currency: result.currency,
    dueOn: quote.dueOn,
    onDay: result.quotedOn,
    daysOverdue: result.daysOverdue,
    principal: result.principal,
    interest: interest.interest,
    compensation,
    claim: result.claim,
    fee: result.fee,
    net: result.net,
    slices: [...interest.slices],
    ...lawsOf(result),
    tariff: {
      version: result.tariff,
      isExample: tariffVersion(result.tariff).example,
      bandPercent: terms.bandPercent,
      surchargePoints: terms.surchargePercent === '0.00' ? '0' : terms.surchargePercent,
      effectivePercent: terms.percent,
      minimumFee: terms.minimum,
    },
    nextStep: result.nextStep
      ? { onDay: result.nextStep.on, effectivePercent: result.nextStep.percent }
      : null,
    limitation: limitationOf(result, language),
  })
}

function lawsOf({ interest }: Quote): Pick<QuotePaperData, 'interestLaw' | 'compensationLaw'> {
  const { basis, slices, verified, compensationDetail } = interest
  const source = [...new Set(slices.map((slice) => slice.source))].join('; ')
  return {
    interestLaw: basis === null ? null : { basis, source, verified },
    compensationLaw: compensationDetail.amount === null ? null : compensationDetail,
  }
}

function limitationOf({ limitation }: Quote, language: Language): QuotePaperData['limitation'] {
  if (!limitation) return null
  const { lastDay, basis, source, verified, warning } = limitation.decisive
  const words = wordsFor(language, 'quotes')
  return { lastDay, basis, source, verified, warning: warning ? words(`warning.${warning}`) : null }
}
