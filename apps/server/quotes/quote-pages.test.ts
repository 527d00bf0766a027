import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QuoteFormPage, QuotePage } from '#shared/pages/public-pages.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { openTestWeb } from '../testing/test-web.ts'

let saldo: TestHouse
let web: ReturnType<typeof openTestWeb>
beforeAll(async () => {
  saldo = await openTestHouse()
  web = openTestWeb(saldo)
})
afterAll(() => saldo.close())

const typed = {
  creditorName: 'Aceros Vega SL',
  creditorCountry: 'ES',
  debtorName: 'Bau Adler GmbH',
  debtorCountry: 'DE',
  debtorKind: 'BUSINESS',
  amount: '12.400,00',
  currency: 'EUR',
  dueOn: '2026-03-01',
  daysOverdue: '',
}

async function ask(changes: Partial<typeof typed>, path = '/quote') {
  const answer = await web.form(path, { ...typed, ...changes })
  const token = /\/q\/([\w-]+)$/.exec(answer.headers.get('location') ?? '')?.[1]
  return { answer, token }
}
async function quoteOf(changes: Partial<typeof typed>, path?: string) {
  const { token } = await ask(changes, path)
  const { page } = await web.shown(await web.request(`/q/${token}`))
  return (page as QuotePage).stored
}
async function formOf(changes: Partial<typeof typed>, path?: string) {
  const { answer } = await ask(changes, path)
  const { page } = await web.shown(answer)
  return { status: answer.status, form: (page as QuoteFormPage).form }
}

describe('asking by a plain form', () => {
  test.each([
    ['12.400,50', 'EUR', '/de/quote', 12_400_50],
    ['12,400.50', 'EUR', '/quote', 12_400_50],
    ['12 400', 'EUR', '/es/quote', 12_400_00],
    ["12'400.50", 'CHF', '/de/quote', 12_400_50],
    ['€ 950', 'EUR', '/quote', 950_00],
    ['١٢٬٤٠٠٫٥٠', 'AED', '/ar/quote', 12_400_50],
    ['1.250', 'EUR', '/de/quote', 1_250_00],
    ['125,250', 'KWD', '/de/quote', 125_250],
    ['125,250', 'KWD', '/quote', 125_250_000],
    ['45000', 'JPY', '/quote', 45_000],
  ])('%s %s on %s is read as %i of the smallest unit', async (amount, currency, path, principal) => {
    expect((await quoteOf({ amount, currency }, path)).result).toMatchObject({ principal, currency })
  })

  test('leads to the quote in the language it was asked in, and the quote is kept from everybody on the way', async () => {
    const { answer, token } = await ask({}, '/de/quote')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/de/q/${token}`)
    const shown = await web.request(`/de/q/${token}`)
    expect(shown.headers.get('cache-control')).toBe('private, no-store')
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
    const { page, frame } = await web.shown(shown)
    expect(frame).toMatchObject({ language: 'de', index: false, path: `/q/${token}` })
    expect((page as QuotePage).stored).toMatchObject({ result: { net: 11_762_09 }, expired: false })
  })

  test('takes days overdue instead of a date, in any digits, and notices when the two disagree', async () => {
    expect((await quoteOf({ dueOn: '', daysOverdue: '265' })).dueOn).toBe('2026-03-01')
    expect((await quoteOf({ dueOn: '', daysOverdue: '٢٦٥' })).dueOn).toBe('2026-03-01')
    expect((await quoteOf({ daysOverdue: '265' })).dueOn).toBe('2026-03-01')
    expect((await formOf({ daysOverdue: '30' })).form.faults).toEqual({ daysOverdue: 'quotes.dueTwice' })
    expect((await formOf({ dueOn: '', daysOverdue: 'long' })).form.faults).toEqual({
      daysOverdue: 'quotes.days',
    })
    expect((await formOf({ dueOn: '2026-02-30' })).form.faults).toEqual({ dueOn: 'input.day' })
    expect((await formOf({ dueOn: '' })).form.faults).toEqual({ dueOn: 'quotes.due' })
  })

  test('comes back with every fault at once and everything that was typed', async () => {
    const before = await saldo.house.db.quote.count()
    const changes = { creditorName: ' ', amount: 'twelve', debtorCountry: '', dueOn: '' }
    const { status, form } = await formOf(changes)
    expect(status).toBe(422)
    expect(form.values).toEqual({ ...typed, ...changes })
    expect(form.faults).toEqual({
      creditorName: 'input.required',
      amount: 'input.amount',
      debtorCountry: 'input.country',
      dueOn: 'quotes.due',
    })
    expect(await saldo.house.db.quote.count()).toBe(before)
  })

  test('names the rule of the door policy and keeps what was typed', async () => {
    const { status, form } = await formOf({ amount: '99,99' })
    expect(status).toBe(422)
    expect(form.refusal).toEqual({
      code: 'quotes.tooSmall',
      params: { minimumMinor: 100_00, currency: 'EUR' },
    })
    expect(form.values.amount).toBe('99,99')
    expect((await formOf({ debtorKind: 'CONSUMER' })).form.refusal?.code).toBe('quotes.consumer')
  })
})

describe('a stored quote', () => {
  test('fills the form of a fresh one, also after it has expired', async () => {
    const { token } = await ask({})
    const { page } = await web.shown(await web.request(`/quote?again=${token}`))
    const { values } = (page as QuoteFormPage).form
    expect(values).toMatchObject({ ...typed, amount: '12400.00' })
    const unknown = await web.shown(await web.request('/quote?again=nothing'))
    expect((unknown.page as QuoteFormPage).form.values.creditorName).toBe('')
  })

  test('goes by mail, or says what is wrong with the address', async () => {
    const { token } = await ask({})
    const wrong = await web.form(`/q/${token}/mail`, { email: 'lucia' })
    expect(wrong.status).toBe(422)
    expect((await web.shown(wrong)).page).toMatchObject({
      mail: { faults: { email: 'input.email' }, values: { email: 'lucia' } },
    })
    const sent = await web.shown(await web.form(`/q/${token}/mail`, { email: 'lucia@example.test' }))
    expect(sent.page).toMatchObject({ mail: { sentTo: 'lucia@example.test' } })
    expect((await web.request(`/q/${token}/mail`)).headers.get('location')).toBe(`/q/${token}`)
  })

  test.each(['/q', '/de/q', '/ar/q'])('prints as PDF at %s', async (at) => {
    const { token } = await ask({})
    const answer = await web.request(`${at}/${token}/quote.pdf`)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  test('is not found without its token', async () => {
    for (const path of ['/q/none', '/q/none/quote.pdf', '/de/q/none'])
      expect((await web.request(path)).status).toBe(404)
    expect((await web.form('/q/none/mail', { email: 'a@example.test' })).status).toBe(404)
  })
})
