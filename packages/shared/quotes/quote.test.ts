import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../dates.ts'
import { minor } from '../money.ts'
import { type Quote, type QuoteResult, workOutQuote } from './quote.ts'
import { dueOnFromDaysOverdue, type QuoteInput, quoteInput } from './quote-input.ts'

const today = day('2026-11-21')
const aceros: QuoteInput = {
  creditorName: 'Aceros Vega SL',
  creditorCountry: 'ES',
  debtorName: 'Bau Adler GmbH',
  debtorCountry: 'DE',
  amountMinor: minor(12_400_00),
  currency: 'EUR',
  dueOn: day('2026-03-01'),
  debtorKind: 'BUSINESS',
}

function priced(result: QuoteResult): Quote {
  if (result.refusal) throw new Error(`Refused: ${result.refusal.code}`)
  return result as Quote
}
const quote = (changes: Partial<QuoteInput> = {}, on = today) =>
  priced(workOutQuote({ ...aceros, ...changes }, on))

describe('the quote of Aceros Vega against Bau Adler', () => {
  it('adds up to the cent', () => {
    // 12,400.00 × (121 days at 10.15 % + 144 days at 10.40 %) ÷ 365 = 417.2430 + 508.7693
    expect(quote()).toMatchObject({
      daysOverdue: 265,
      principal: 12_400_00,
      interest: { interest: 926_01, days: 265 },
      compensation: 40_00,
      claim: 13_366_01,
      fee: 1_603_92,
      net: 11_762_09,
      costIfNothing: 0,
      minimumApplies: false,
      validUntilOn: '2026-12-21',
      tariff: 'tariff-2026-1',
      example: true,
      coverage: 'OWN',
      terms: { percent: '12.00', surchargePercent: '2.00', zone: 'EUROPE' },
    })
  })

  it('says what waiting costs and when', () => {
    // More than 365 days past due: from the 366th day.
    expect(quote().nextStep).toEqual({ on: '2027-03-02', percent: '16.00', fee: 2_138_56 })
    expect(quote({}, day('2026-08-28')).nextStep).toMatchObject({ on: '2026-08-29', percent: '12.00' })
    expect(quote({}, day('2026-08-29')).terms.percent).toBe('12.00')
    expect(quote({ dueOn: day('2024-06-01') }).nextStep).toBeNull()
  })

  it('says when the claim ends and under whose law', () => {
    expect(quote().limitation?.decisive).toMatchObject({ lastDay: '2029-12-31', country: 'DE', years: 3 })
    expect(quote().assumptions).toEqual(['CREDITOR_LAW', 'EARLIER_OF_BOTH_LAWS'])
    expect(quote({ debtorCountry: 'ES' }).assumptions).toEqual([])
  })

  it('carries the source of each fact, and which are not verified', () => {
    const facts = quote().facts
    expect(facts.every((fact) => fact.source && fact.asOf)).toBe(true)
    expect(
      facts.filter((fact) => fact.key === 'interestRate').map((fact) => [fact.subject, fact.verified]),
    ).toEqual([
      ['10.15 %', true],
      ['10.40 %', false],
    ])
    expect(facts.find((fact) => fact.key === 'tariff')?.verified).toBe(false)
    expect(facts.filter((fact) => fact.key === 'limitation')).toHaveLength(2)
  })

  it('survives the wire', () => {
    expect(JSON.parse(JSON.stringify(quote()))).toEqual(quote())
  })

  it.each([
    ['ES', 'DOMESTIC', '21.00', 336_82],
    ['DE', 'REVERSE_CHARGE', null, 0],
    ['GB', 'OUTSIDE_SCOPE', null, 0],
  ])('tells a creditor in %s how the fee is taxed', (creditorCountry, treatment, percent, amount) => {
    expect(quote({ creditorCountry }).vat).toMatchObject({ treatment, percent, amount })
  })
})

describe('other currencies and countries', () => {
  it('asks no compensation in another currency, and converts nothing', () => {
    const dollars = quote({ currency: 'USD' })
    expect(dollars).toMatchObject({ compensation: 0, claim: 13_326_01, interest: { compensation: null } })
    expect(dollars.facts.some((fact) => fact.key === 'eurRate' && !fact.verified)).toBe(true)
  })

  it('prices a country without a local file and computes no interest', () => {
    const emirates = quote({ creditorCountry: 'AE', currency: 'AED' })
    expect(emirates).toMatchObject({ claim: 12_400_00, interest: { status: 'NO_LOCAL_FILE' } })
    expect(emirates.facts[0]).toMatchObject({ key: 'noStatutoryInterest', verified: false })
  })

  it.each(['JPY', 'KWD'])('works without two decimals: %s', (currency) => {
    const result = quote({ currency, amountMinor: minor(5_000_000) })
    expect(result.net + result.fee).toBe(result.claim)
  })
})

describe('the door policy names its rule', () => {
  const refusal = (changes: Partial<QuoteInput>, on = today) =>
    workOutQuote({ ...aceros, ...changes }, on).refusal ?? { code: 'none', params: {} }

  it.each([
    [{ debtorKind: 'CONSUMER' as const }, 'quotes.consumer'],
    [{ debtorCountry: 'KP' }, 'quotes.noCoverage'],
    [{ dueOn: day('2026-11-21') }, 'quotes.notOverdueYet'],
    [{ dueOn: day('2027-01-01') }, 'quotes.notOverdueYet'],
    [{ dueOn: day('2026-11-20') }, 'none'],
    [{ amountMinor: minor(99_99) }, 'quotes.tooSmall'],
    [{ amountMinor: minor(100_00) }, 'none'],
    [{ amountMinor: minor(85_99), currency: 'GBP' }, 'quotes.tooSmall'],
    [{ amountMinor: minor(86_00), currency: 'GBP' }, 'none'],
    [{ dueOn: day('2023-11-21') }, 'none'],
    [{ dueOn: day('2023-11-20') }, 'quotes.tooOld'],
    [{ dueOn: day('2022-11-20') }, 'quotes.tooOld'],
    [{ dueOn: day('2022-11-20'), debtorCountry: 'FR' }, 'quotes.tooOld'],
    [{ debtorKind: 'CONSUMER' as const, debtorCountry: 'KP' }, 'quotes.consumer'],
  ])('%o: %s', (changes, code) => {
    expect(refusal(changes).code).toBe(code)
  })

  it('puts limitation before age when it comes first', () => {
    expect(refusal({ debtorCountry: 'PL', dueOn: day('2023-11-20') })).toEqual({
      code: 'quotes.timeBarred',
      params: { lastOn: '2026-11-20', country: 'PL' },
    })
    expect(refusal({ debtorCountry: 'PL', dueOn: day('2023-11-21') }).code).toBe('none')
  })

  it('still says what is known', () => {
    const refused = workOutQuote({ ...aceros, debtorCountry: 'KP' }, today)
    expect(refused).toMatchObject({
      coverage: 'NONE',
      daysOverdue: 265,
      refusal: { params: { country: 'KP' } },
    })
    expect(refused).not.toHaveProperty('fee')
  })
})

describe('the form of a quote', () => {
  it('trims, and takes the debtor for a business unless told otherwise', () => {
    const { debtorKind: _, ...typed } = { ...aceros, debtorName: '  Bau Adler GmbH ' }
    expect(quoteInput.parse(typed)).toEqual(aceros)
  })

  it.each([
    ['creditorName', ' ', 'input.required'],
    ['creditorName', undefined, 'input.required'],
    ['debtorName', 'x'.repeat(121), 'input.tooLong'],
    ['debtorName', 'a\nb', 'input.oneLine'],
    ['creditorCountry', 'UK', 'input.country'],
    ['amountMinor', 0, 'input.amount'],
    ['amountMinor', 12.5, 'input.amount'],
    ['amountMinor', '1240000', 'input.amount'],
    ['amountMinor', 1e15, 'input.amount'],
    ['currency', 'DEM', 'input.currency'],
    ['dueOn', '2026-02-30', 'input.day'],
  ])('refuses %s %s with %s', (field, value, message) => {
    const result = quoteInput.safeParse({ ...aceros, [field]: value })
    expect(result.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]])
  })

  it('counts back from days overdue', () => {
    expect(dueOnFromDaysOverdue(265, today)).toBe('2026-03-01')
    expect(dueOnFromDaysOverdue(0, today)).toBe(today)
    for (const days of [-1, 1.5, Number.NaN, 40_000]) expect(dueOnFromDaysOverdue(days, today)).toBeNull()
  })
})

describe('whatever is quoted', () => {
  it('adds up, keeps something for the creditor, and a larger debt never nets less', () => {
    const amount = fc.integer({ min: 200_00, max: 30_000_000 })
    const country = fc.constantFrom('ES', 'DE', 'FR', 'BE', 'IE', 'GB', 'US', 'AE')
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 900 }), country, country, (owed, days, from, to) => {
        const changes = { creditorCountry: from, debtorCountry: to, dueOn: addDays(today, -days) }
        const [one, more] = [
          quote({ ...changes, amountMinor: minor(owed) }),
          quote({ ...changes, amountMinor: minor(owed + 1) }),
        ]
        expect(one.claim).toBe(one.principal + one.interest.interest + one.compensation)
        expect(one.net).toBe(one.claim - one.fee)
        expect(one.net).toBeGreaterThan(0)
        expect(more.net).toBeGreaterThanOrEqual(one.net)
        if (one.nextStep) expect(one.nextStep.on > today && one.nextStep.fee >= one.fee).toBe(true)
      }),
    )
  })
})
