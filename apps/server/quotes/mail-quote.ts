import { createHash } from 'node:crypto'
import { addressIn } from '#shared/pages/addresses.ts'
import type { MailQuoteInput } from '#shared/quotes/quote-mail-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { oweMail } from '../outgoing-mail.ts'
import { countTry } from '../rate-limit.ts'
import type { Ctx } from '../trpc.ts'
import { openQuote } from './quote-queries.ts'

/**
 * Sends a quote's link to an address that its reader typed. The same quote goes to the same address once, and few
 * addresses an hour are served, so that nobody can use us to pester strangers.
 */
export async function mailQuote({ house, actor, ip }: Ctx, { token, email }: MailQuoteInput) {
  const quote = await openQuote(house, token)
  if (quote.expired) throw new Refusal('quotes.expired', { on: quote.validUntilOn })
  await countTry(house, { what: 'quotes.mail', who: ip, times: 10, seconds: 3_600 })
  await countTry(house, { what: 'quotes.mail quote', who: quote.quoteId, times: 5, seconds: 86_400 })
  const url = house.config.publicUrl + addressIn(actor.language, `/q/${token}`)
  const recipient = createHash('sha256').update(email).digest('hex').slice(0, 16)
  await house.db.$transaction((tx) =>
    oweMail(house, tx, {
      key: `quote:${quote.quoteId}:${recipient}`,
      kind: 'quote',
      recipient: email,
      language: actor.language,
      data: { quoteId: quote.quoteId },
      secrets: { url },
    }),
  )
  return { sentTo: email }
}
