import { type ClaimQuestion, claimOn } from '#shared/cases/claim.ts'
import { addDays, day } from '#shared/dates.ts'
import type { InvoiceId, PaymentId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { median } from './load.ts'

const cases = 10_000
const rounds = 3
const today = day('2026-11-21')
const countries = ['ES', 'DE', 'FR', 'IE', 'GB'] as const

/** A case as lists are made of: up to three invoices, up to three receipts, years of half-years, every regime. */
function caseOf(place: number): ClaimQuestion {
  const creditorCountry = countries[place % countries.length] ?? 'ES'
  const invoices = Array.from({ length: 1 + (place % 3) }, (_, number) => ({
    invoiceId: `inv_${number}` as InvoiceId,
    number: String(number),
    dueOn: addDays(today, -30 - ((place * 37 + number * 211) % 1_200)),
    amount: minor(50_000 + ((place * 7_919) % 2_000_000)),
  }))
  const receipts = Array.from({ length: place % 4 }, (_, number) => ({
    paymentId: `pay_${number}` as PaymentId,
    on: addDays(today, -((place * 13 + number * 97) % 400)),
    amount: minor(5_000 + ((place * 101) % 40_000)),
  }))
  const currency = creditorCountry === 'GB' ? 'GBP' : 'EUR'
  return { creditorCountry, debtorCountry: 'DE', currency, invoices, receipts }
}

/** What is owed today on ten thousand cases, in milliseconds: the work behind a list, a month's end, a report. */
export function measureClaims(): { cases: number; milliseconds: number } {
  const questions = Array.from({ length: cases }, (_, place) => caseOf(place))
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now()
    for (const question of questions) claimOn(today, question)
    return performance.now() - started
  })
  return { cases, milliseconds: median(times) }
}
