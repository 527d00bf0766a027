import { Hono } from 'hono'
import { defaultCurrency, isCountry, timeZone } from '#shared/countries.ts'
import { addressIn } from '#shared/pages/addresses.ts'
import { toDecimal } from '#shared/money.ts'
import { type QuoteField, quoteFields, type QuotePage } from '#shared/pages/public-pages.ts'
import type { Web } from '../http.ts'
import { blank, outcomeOf, typedIn } from '../page-form.ts'
import { type PageOptions, respondWithPage } from '../page-response.ts'
import { renderPdf } from '../ports/pdf.ts'
import { contextOf, type Env, languageOfRequest, likelyCountry, type WebContext } from '../request.ts'
import { callerOf } from '../trpc.ts'
import { quoteInputOf } from './quote-form-input.ts'
import { quotePaperOf } from './quote-paper-data.ts'
import { quotesRouter } from './quotes-router.ts'

/** What a page behind a secret address says to everybody on the way: keep nothing, tell nobody where this was. */
const secretHeaders = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }

/** The quote without signing in: ask, read, keep. Forms of the browser; nothing here needs a script. */
export function quotePages(web: Web): Hono<Env> {
  const { house } = web
  const pages = new Hono<Env>()
  const caller = async (c: WebContext) => callerOf(quotesRouter)(await contextOf(house, web.auth, c))

  pages.get('/quote', async (c) => {
    const again = c.req.query('again')
    const earlier = again === undefined ? null : await outcomeOf((await caller(c)).open({ token: again }))
    const values = earlier?.done ? valuesOf(earlier.value) : freshValues(c)
    const today = house.clock.today(zoneOf(values.creditorCountry))
    const form = { ...blank(quoteFields), values, today }
    return respondWithPage(web, c, { page: 'quote-form', form }, { index: again === undefined })
  })

  pages.post('/quote', async (c) => {
    const language = languageOfRequest(c)
    const values = await typedIn(c, quoteFields)
    const today = house.clock.today(zoneOf(values.creditorCountry))
    const { input, faults } = quoteInputOf(values, language, today)
    const outcome = await outcomeOf((await caller(c)).issue(input))
    if (outcome.done) return c.redirect(addressIn(language, `/q/${outcome.value.token}`), 303)
    const form = {
      values,
      faults: { ...renamed(outcome.faults), ...faults },
      refusal: outcome.refusal,
      today,
    }
    return respondWithPage(web, c, { page: 'quote-form', form }, { status: outcome.status })
  })

  const show = async (
    c: WebContext,
    token: string,
    mail: QuotePage['mail'],
    status: PageOptions['status'] = 200,
  ) => {
    const ctx = await contextOf(house, web.auth, c)
    const found = await outcomeOf(callerOf(quotesRouter)(ctx).open({ token }))
    if (!found.done) return c.notFound()
    const page = {
      page: 'quote',
      token,
      stored: found.value,
      signedIn: ctx.actor.kind === 'creditor',
      mail,
    } as const
    return respondWithPage(web, c, page, { status, path: `/q/${token}`, headers: secretHeaders })
  }

  pages.get('/q/:token', (c) => show(c, c.req.param('token'), { ...blank(['email']), sentTo: null }))

  // Whoever reloads the answer to the form below by its address wants to see the quote.
  pages.get('/q/:token/mail', (c) =>
    c.redirect(addressIn(languageOfRequest(c), `/q/${c.req.param('token')}`), 303),
  )
  pages.post('/q/:token/mail', async (c) => {
    const token = c.req.param('token')
    const values = await typedIn(c, ['email'])
    const outcome = await outcomeOf((await caller(c)).mail({ token, ...values }))
    if (outcome.done) return show(c, token, { ...blank(['email']), sentTo: outcome.value.sentTo })
    return show(
      c,
      token,
      { values, faults: outcome.faults, refusal: outcome.refusal, sentTo: null },
      outcome.status,
    )
  })

  pages.get('/q/:token/quote.pdf', async (c) => {
    const token = c.req.param('token')
    const found = await outcomeOf((await caller(c)).open({ token }))
    if (!found.done) return c.notFound()
    const language = languageOfRequest(c)
    const url = house.config.publicUrl + addressIn(language, `/q/${token}`)
    const pdf = await renderPdf(quotePaperOf(found.value, { language, url, agency: house.config.agency }))
    return new Response(pdf as Uint8Array<ArrayBuffer>, {
      headers: {
        ...secretHeaders,
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${found.value.number}.pdf"`,
      },
    })
  })
  return pages
}

const zoneOf = (country: string) => (isCountry(country) ? timeZone(country) : 'UTC')

/** The form calls the amount what people call it; the rules name its unit. What is wrong with the day it knows itself. */
const renamed = ({ amountMinor, dueOn: _known, ...rest }: Record<string, string>) =>
  amountMinor === undefined ? rest : { ...rest, amount: amountMinor }

/** The country a browser speaks of, and its currency: two answers fewer for most people. */
export function freshValues(c: WebContext): Record<QuoteField, string> {
  const creditorCountry = likelyCountry(c)
  const currency = defaultCurrency(creditorCountry)
  return { ...blank(quoteFields).values, creditorCountry, currency, debtorKind: 'BUSINESS' }
}

function valuesOf(quote: QuotePage['stored']): Record<QuoteField, string> {
  const { creditorName, creditorCountry, debtorName, debtorCountry, dueOn, result } = quote
  return {
    creditorName,
    creditorCountry,
    debtorName,
    debtorCountry,
    debtorKind: 'BUSINESS',
    amount: toDecimal(result.principal, result.currency),
    currency: result.currency,
    dueOn,
    daysOverdue: '',
  }
}
