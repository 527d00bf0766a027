import { Hono } from 'hono'
import { answerDays } from '#shared/contact/answer-by.ts'
import { addressIn } from '#shared/pages/addresses.ts'
import { callFields, checkFields, complaintFields } from '#shared/pages/public-pages.ts'
import type { Web } from '../http.ts'
import { blank, outcomeOf, typedIn } from '../page-form.ts'
import { respondWithPage } from '../page-response.ts'
import { contextOf, type Env, languageOfRequest, likelyCountry, type WebContext } from '../request.ts'
import { callerOf } from '../trpc.ts'
import { contactRouter } from './contact-router.ts'

/** Three ways to reach us without an account: a call, a complaint, a doubt about a letter. */
export function contactPages(web: Web): Hono<Env> {
  const { house } = web
  const pages = new Hono<Env>()
  const caller = async (c: WebContext) => callerOf(contactRouter)(await contextOf(house, web.auth, c))
  const days = answerDays.complaint

  pages.get('/contact', (c) => {
    const empty = blank(callFields)
    const form = { ...empty, values: { ...empty.values, country: likelyCountry(c), kind: 'CALL' } }
    return respondWithPage(web, c, { page: 'contact', form }, { index: true })
  })
  pages.post('/contact', async (c) => {
    const values = await typedIn(c, callFields)
    const outcome = await outcomeOf((await caller(c)).askForCall(values as never))
    if (outcome.done) {
      return c.redirect(addressIn(languageOfRequest(c), `/contact/sent?kind=${outcome.value.kind}`), 303)
    }
    const form = { values, faults: outcome.faults, refusal: outcome.refusal }
    return respondWithPage(web, c, { page: 'contact', form }, { status: outcome.status })
  })
  pages.get('/contact/sent', (c) => {
    const kind = c.req.query('kind') === 'WRITE' ? 'WRITE' : 'CALL'
    return respondWithPage(web, c, { page: 'contact-done', kind })
  })

  pages.get('/complaint', (c) =>
    respondWithPage(web, c, { page: 'complaint', form: blank(complaintFields), days }, { index: true }),
  )
  pages.post('/complaint', async (c) => {
    const values = await typedIn(c, complaintFields)
    const outcome = await outcomeOf((await caller(c)).complain(values))
    if (!outcome.done) {
      const form = { values, faults: outcome.faults, refusal: outcome.refusal }
      return respondWithPage(web, c, { page: 'complaint', form, days }, { status: outcome.status })
    }
    // The number is told to the one who complained, in this answer and by mail; it stands in no address.
    const { number, dueOn } = outcome.value
    return respondWithPage(web, c, { page: 'complaint-done', number, dueOn, email: values.email })
  })

  pages.get('/check', (c) =>
    respondWithPage(web, c, { page: 'check', form: blank(checkFields), answer: null }, { index: true }),
  )
  pages.post('/check', async (c) => {
    const values = await typedIn(c, checkFields)
    const outcome = await outcomeOf((await caller(c)).checkCode(values))
    if (!outcome.done) {
      const form = { values, faults: outcome.faults, refusal: outcome.refusal }
      return respondWithPage(web, c, { page: 'check', form, answer: null }, { status: outcome.status })
    }
    const answer = outcome.value.genuine ? 'yes' : 'no'
    return respondWithPage(web, c, { page: 'check', form: { ...blank(checkFields), values }, answer })
  })
  return pages
}
