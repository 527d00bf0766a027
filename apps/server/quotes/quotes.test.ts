import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import type { QuoteInput } from '#shared/quotes/quote-input.ts'
import { inTransaction } from '../db.ts'
import { openTestHouse, type TestHouse, testNow } from '../testing/test-house.ts'
import { acceptQuote } from './accept-quote.ts'
import { claimQuote } from './claim-quote.ts'
import { forgetQuotes } from './forget-quotes.ts'

let saldo: TestHouse
beforeAll(async () => {
  saldo = await openTestHouse()
})
afterAll(() => saldo.close())

const visitor = { kind: 'visitor', language: 'de' } as const
const steel: QuoteInput = {
  creditorName: 'Aceros Vega SL',
  creditorCountry: 'ES',
  debtorName: 'Bau Adler GmbH',
  debtorCountry: 'DE',
  debtorKind: 'BUSINESS',
  amountMinor: minor(12_400_00),
  currency: 'EUR',
  dueOn: day('2026-03-01'),
}
const ask = (changes: Partial<QuoteInput> = {}) =>
  saldo.callerAs(visitor).quotes.issue({ ...steel, ...changes })
const whyNot = (call: Promise<unknown>) =>
  call.then(
    () => 'no refusal',
    (error) => error.cause?.code,
  )

describe('issuing', () => {
  test('works out one claim to the cent, numbers it and fixes its price', async () => {
    const { quote, number, token, quoteId, validUntilOn } = await ask()
    expect(quote).toMatchObject({
      daysOverdue: 265,
      principal: 12_400_00,
      // Days 2 March – 30 June at 10.15 %, 1 July – 21 November at 10.40 %, ACT/365, rounded half up once.
      interest: { interest: 926_01, days: 265 },
      compensation: 40_00,
      claim: 13_366_01,
      terms: { percent: '12.00', bandPercent: '10.00', surchargePercent: '2.00', capped: false },
      fee: 1_603_92,
      net: 11_762_09,
      costIfNothing: 0,
      nextStep: { on: '2027-03-02', percent: '16.00' },
      limitation: { decisive: { lastDay: '2029-12-31', country: 'DE' } },
    })
    expect(number).toMatch(/^SQ-[0-9A-HJKMNP-TV-Z]{6}$/)
    expect(validUntilOn).toBe('2026-12-21')
    const row = await saldo.house.db.quote.findUniqueOrThrow({ where: { id: quoteId } })
    expect(row).toMatchObject({
      number,
      status: 'ISSUED',
      creditorId: null,
      language: 'de',
      tariff: 'tariff-2026-1',
    })
    expect(BigInt(row.feeNumerator) * 25n).toBe(BigInt(row.feeDenominator) * 3n)
    expect(
      JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(token)
  })

  test.each([
    ['quotes.consumer', { debtorKind: 'CONSUMER' }],
    ['quotes.noCoverage', { debtorCountry: 'KP' }],
    ['quotes.notOverdueYet', { dueOn: day('2026-11-21') }],
    ['quotes.tooSmall', { amountMinor: minor(99_99) }],
    ['quotes.tooOld', { dueOn: day('2023-11-20'), debtorCountry: 'ES' }],
    ['quotes.timeBarred', { dueOn: day('2022-12-31'), creditorCountry: 'DE', debtorCountry: 'DE' }],
  ] as [string, Partial<QuoteInput>][])('refuses by %s and keeps nothing', async (code, changes) => {
    const before = await saldo.house.db.quote.count()
    expect(await whyNot(ask(changes))).toBe(code)
    expect(await saldo.house.db.quote.count()).toBe(before)
  })

  test('refuses what no form of ours sends, field by field', async () => {
    await expect(
      ask({ creditorName: ' ', debtorCountry: 'XX', amountMinor: minor(0) }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  test('counts tries of one address and lets others be', async () => {
    const { house } = saldo
    const { callerOf } = await import('../trpc.ts')
    const { quotesRouter } = await import('./quotes-router.ts')
    const from = (ip: string) =>
      callerOf(quotesRouter)({ house, actor: visitor, requestId: 'test', ip, userAgent: 'test' })
    for (let times = 0; times < 60; times++)
      await whyNot(from('198.51.100.1').issue({ ...steel, debtorKind: 'CONSUMER' }))
    await expect(from('198.51.100.1').issue(steel)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    await expect(from('198.51.100.2').issue(steel)).resolves.toMatchObject({ quote: { net: 11_762_09 } })
  })
})

describe('opening', () => {
  test('whoever has the token reads the quote as it was; any other token finds nothing', async () => {
    const { token, number, quote } = await ask()
    const opened = await saldo.callerAs(visitor).quotes.open({ token })
    expect(opened).toMatchObject({ number, expired: false, status: 'ISSUED', debtorName: 'Bau Adler GmbH' })
    expect(opened.result).toEqual(quote)
    await expect(saldo.callerAs(visitor).quotes.open({ token: `${token}x` })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(saldo.callerAs(visitor).quotes.open({ token: number })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('expires after its last day where the creditor is, and is not priced again', async () => {
    const { token, quote } = await ask()
    saldo.clock.forward(30 * 86_400)
    expect(await saldo.callerAs(visitor).quotes.open({ token })).toMatchObject({ expired: false })
    // 23:30 in London is still the last day; in Madrid the next one has begun.
    saldo.clock.forward(14.5 * 3600)
    const late = await saldo.callerAs(visitor).quotes.open({ token })
    expect(late.expired).toBe(true)
    expect(late.result).toEqual(quote)
    expect(await whyNot(saldo.callerAs(visitor).quotes.mail({ token, email: 'a@example.test' }))).toBe(
      'quotes.expired',
    )
    saldo.clock.set(testNow)
  })
})

test('the link goes to an address once, however often it is asked for, and the waiting mail hides it', async () => {
  const { token } = await ask()
  const caller = saldo.callerAs(visitor)
  for (const email of ['lucia@acerosvega.example', 'LUCIA@acerosvega.example '])
    await caller.quotes.mail({ token, email })
  const [waiting] = await saldo.house.db.outgoingMail.findMany({
    where: { recipient: 'lucia@acerosvega.example' },
  })
  expect(JSON.stringify(waiting?.data)).not.toContain(token)
  await saldo.drain()
  const mails = saldo.mails.filter((mail) => mail.to === 'lucia@acerosvega.example')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(`/de/q/${token}`)
  expect(mails[0]?.text).toContain('11.762,09')
})

test('a quote that became nothing is forgotten a year after its last day, not before', async () => {
  const { quoteId } = await ask()
  const exists = async () => (await saldo.house.db.quote.count({ where: { id: quoteId } })) === 1
  saldo.clock.forward(390 * 86_400)
  await forgetQuotes(saldo.house)
  expect(await exists()).toBe(true)
  saldo.clock.forward(10 * 86_400)
  await forgetQuotes(saldo.house)
  expect(await exists()).toBe(false)
  saldo.clock.set(testNow)
})

describe('owning', () => {
  test('a quote asked for without signing in becomes the company’s that brings its token, and nobody else’s', async () => {
    const [vega, nord] = [
      await saldo.addCreditor('Aceros Vega SL'),
      await saldo.addCreditor('Nordlicht Textil GmbH'),
    ]
    const { token, quoteId } = await ask()
    const claim = (creditorId: typeof vega.creditorId) => claimQuote(saldo.house, { token, creditorId })
    await expect(claim(vega.creditorId)).resolves.toMatchObject({ quoteId })
    await expect(claim(vega.creditorId)).resolves.toMatchObject({ quoteId })
    await expect(claim(nord.creditorId)).rejects.toMatchObject({ code: 'access.notFound' })

    const accept = (actor: typeof vega) =>
      inTransaction(saldo.house.db, actor, (tx) =>
        acceptQuote(saldo.house, tx, { quoteId, creditorId: actor.creditorId }),
      )
    await expect(accept(nord)).rejects.toMatchObject({ code: 'access.notFound' })
    const accepted = await accept(vega)
    expect(accepted).toMatchObject({ quoteId, tariff: 'tariff-2026-1' })
    expect(await accept(vega)).toEqual(accepted)

    const mine = await saldo.callerAs(vega).quotes.list()
    expect(mine).toMatchObject([{ id: quoteId, status: 'ACCEPTED', expired: false, principal: 12_400_00 }])
    expect(await saldo.callerAs(nord).quotes.list()).toEqual([])
    await expect(saldo.callerAs(visitor).quotes.list()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  test('an expired quote is not accepted any more', async () => {
    const vega = await saldo.addCreditor('Aceros Vega Dos SL')
    const { quoteId } = await saldo.callerAs(vega).quotes.issue(steel)
    saldo.clock.forward(32 * 86_400)
    const late = inTransaction(saldo.house.db, vega, (tx) =>
      acceptQuote(saldo.house, tx, { quoteId, creditorId: vega.creditorId }),
    )
    await expect(late).rejects.toMatchObject({ code: 'quotes.expired' })
    saldo.clock.set(testNow)
  })
})
