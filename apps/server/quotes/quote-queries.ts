import { type Country, timeZone } from '#shared/countries.ts'
import type { Day } from '#shared/dates.ts'
import type { QuoteId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { StoredQuote } from '#shared/pages/public-pages.ts'
import type { Quote } from '#shared/quotes/quote.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { secretHash } from '../secrets.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'

export type OpenedQuote = StoredQuote & {
  quoteId: QuoteId
  issuedOn: Day
  validUntilOn: Day
  language: string
}

/** The quote behind a link, as it was issued. Whoever has the token may read it; any other token finds nothing. */
export async function openQuote(house: Pick<House, 'db' | 'clock'>, token: string): Promise<OpenedQuote> {
  const row = await house.db.quote.findUnique({ where: { tokenHash: secretHash(token) } })
  if (!row) throw new Refusal('access.notFound')
  return {
    quoteId: row.id as QuoteId,
    number: row.number,
    creditorName: row.creditorName,
    creditorCountry: row.creditorCountry,
    debtorName: row.debtorName,
    debtorCountry: row.debtorCountry,
    dueOn: row.dueOn as Day,
    issuedOn: row.issuedOn as Day,
    validUntilOn: row.validUntilOn as Day,
    language: row.language,
    status: row.status === 'ACCEPTED' ? 'ACCEPTED' : 'ISSUED',
    expired: isExpired(house, row),
    result: row.result as unknown as Quote,
  }
}

type Validity = { validUntilOn: string; creditorCountry: Country; status: string }

/** A quote lives to the end of its last day where the creditor is. An accepted one has done its work and stays. */
export function isExpired({ clock }: Pick<House, 'clock'>, quote: Validity): boolean {
  return quote.status === 'ISSUED' && quote.validUntilOn < clock.today(timeZone(quote.creditorCountry))
}

const pageSize = 100

/** The quotes of a company, newest first. */
export async function listQuotes({ house, actor, creditorId }: Ctx & { creditorId: OwnCreditor }) {
  const rows = await inTransaction(house.db, actor, (tx) =>
    tx.quote.findMany({
      where: { creditorId },
      orderBy: { createdAt: 'desc' },
      take: pageSize,
      select: {
        id: true,
        number: true,
        creditorCountry: true,
        debtorName: true,
        debtorCountry: true,
        principalMinor: true,
        currency: true,
        dueOn: true,
        issuedOn: true,
        validUntilOn: true,
        status: true,
      },
    }),
  )
  return rows.map(({ principalMinor, ...row }) => ({
    ...row,
    principal: minor(Number(principalMinor)),
    expired: isExpired(house, row),
  }))
}
