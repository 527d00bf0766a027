import type { Prisma } from '#db/client.ts'
import { timeZone } from '#shared/countries.ts'
import type { Day } from '#shared/dates.ts'
import { newId, type QuoteId } from '#shared/ids.ts'
import type { QuoteInput } from '#shared/quotes/quote-input.ts'
import { type Quote, workOutQuote } from '#shared/quotes/quote.ts'
import { Refusal } from '#shared/refusal.ts'
import { type Db, inTransaction } from '../db.ts'
import { countTry } from '../rate-limit.ts'
import { newSecret, secretHash } from '../secrets.ts'
import type { Ctx } from '../trpc.ts'
import { newQuoteNumber } from './quote-number.ts'

export type IssuedQuote = {
  quoteId: QuoteId
  number: string
  /** Opens the quote again; it is stored as a hash and told only now. */
  token: string
  validUntilOn: Day
  quote: Quote
}

/** Enough for a busy accountant, too little for a machine that fills our tables. */
const limit = { times: 60, seconds: 3_600 }

/**
 * Works out a quote on the creditor's calendar day, numbers it and keeps the whole answer, so that opening it again
 * never prices it again (A05). What the door policy refuses is not stored: nothing was promised, and of a private
 * person nothing may be kept (A42).
 */
export async function issueQuote(ctx: Ctx, input: QuoteInput): Promise<IssuedQuote> {
  const { house, actor, ip } = ctx
  await countTry(house, { what: 'quotes.issue', who: ip, ...limit })
  const now = house.clock.now()
  const quote = workOutQuote(input, house.clock.today(timeZone(input.creditorCountry)))
  if (quote.refusal) throw new Refusal(quote.refusal.code, quote.refusal.params)

  const quoteId = newId('quote', Date.parse(now))
  const token = newSecret()
  const number = await freeNumber(house.db)
  const row = {
    id: quoteId,
    number,
    tokenHash: secretHash(token),
    creditorId: actor.kind === 'creditor' ? actor.creditorId : null,
    creditorName: input.creditorName,
    creditorCountry: input.creditorCountry,
    debtorName: input.debtorName,
    debtorCountry: input.debtorCountry,
    principalMinor: BigInt(input.amountMinor),
    currency: input.currency,
    dueOn: input.dueOn,
    language: actor.language,
    tariff: quote.tariff,
    feeNumerator: String(quote.terms.share.numerator),
    feeDenominator: String(quote.terms.share.denominator),
    issuedOn: quote.quotedOn,
    validUntilOn: quote.validUntilOn,
    result: quote as unknown as Prisma.InputJsonObject,
    status: 'ISSUED',
    createdAt: new Date(now),
  }
  // A debtor has no quotes of its own: whoever is no creditor writes an unowned one.
  const writer = actor.kind === 'creditor' ? actor : ({ kind: 'visitor', language: actor.language } as const)
  await inTransaction(house.db, writer, (tx) => tx.quote.create({ data: row, select: { id: true } }))
  return { quoteId, number, token, validUntilOn: quote.validUntilOn, quote }
}

async function freeNumber(db: Db): Promise<string> {
  for (;;) {
    const number = newQuoteNumber()
    if ((await db.quote.count({ where: { number } })) === 0) return number
  }
}
