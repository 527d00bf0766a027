import type { Day } from '#shared/dates.ts'
import type { Quote } from '#shared/quotes/quote.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { quoteMail } from './quote-mail.ts'

export const buildQuote: BuildMail = async ({ db, config }, { quoteId }, { url = '' }, language) => {
  const row = await db.quote.findUniqueOrThrow({ where: { id: String(quoteId) } })
  const { claim, fee, net, currency, terms } = row.result as unknown as Quote
  return quoteMail({
    language,
    agency: config.agency,
    number: row.number,
    debtorName: row.debtorName,
    currency,
    claim,
    fee,
    feePercent: terms.percent,
    net,
    validUntilOn: row.validUntilOn as Day,
    url,
  })
}
