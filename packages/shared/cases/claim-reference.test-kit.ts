import type { ClaimQuestion, ClaimReceipt } from './claim.ts'
import type { Allocation, ClaimPart } from '../ledger/allocation.ts'
import { minor } from '../money.ts'
import { type Country, countries, halfYears } from './claim-reference-rates.test-kit.ts'

export { countries }

/**
 * A second answer to what is owed on a day, for tests only: from the words of the law and of the agreement, one day
 * after the other, in whole numbers over one denominator, with tables of its own (C3, C4). It shares no line with the
 * answer that everybody is given, and is far too slow for it.
 */
export type Fault =
  | 'PAYMENT_DAY_BEARS_NOTHING'
  | 'DUE_DAY_BEARS_INTEREST'
  | 'INTEREST_ON_INTEREST'
  | 'RATE_CHANGES_A_DAY_LATE'
  | 'LEAP_YEARS_ARE_LONGER'
  | 'INTEREST_GOES_WITH_THE_PRINCIPAL'
  | 'ROUNDED_EVERY_DAY'
  | 'NEWEST_FIRST'
  | 'NAMED_ARE_FORGOTTEN'
  | 'COMPENSATION_ONCE_A_CASE'
  | 'LAST_RATE_FOR_ALL'
  | 'FIRST_RATE_FOR_ALL'
  | 'CREDIT_IS_KEPT'
  | 'A_PLAN_CHANGES_NOTHING'
  | 'WAIVED_IS_ASKED_AGAIN'
  | 'COSTS_BESIDE_THE_FIXED_SUM'
  | 'COSTS_GO_ON_UNDER_A_PLAN'
  | 'COSTS_ARE_PAID_LAST'

/** Every day there is, written out once. */
const calendar = Array.from({ length: 4200 }, (_, place) =>
  new Date(Date.UTC(2018, 0, 1 + place)).toISOString().slice(0, 10),
)
const placeOf = new Map(calendar.map((day, place) => [day, place]))
const next = (day: string, days = 1) => calendar[(placeOf.get(day) ?? 0) + days] ?? ''

function yearlyRate(country: Country, day: string, fault?: Fault): bigint {
  const asked = fault === 'RATE_CHANGES_A_DAY_LATE' ? next(day, -1) : day
  const found = halfYears[country.series].filter(([from]) => from <= asked).at(-1)
  const rate = (found?.[1] ?? 0) + country.margin
  return BigInt(country.halfPoint ? Math.ceil(rate / 50) * 50 : rate)
}

type Paid = { on: string; part: Allocation['part']; invoice: string | null; amount: bigint }

/** What one invoice is made of on a day. */
export type ReferenceLine = Record<
  'principalPaid' | 'interestOwed' | 'interestPaid' | 'compensationOwed' | 'compensationPaid',
  number
>
export type Reference = {
  lines: ReferenceLine[]
  costsOwed: number
  costsPaid: number
  credit: number
  receipts: Allocation[][]
}

export function slowClaim(on: string, question: ClaimQuestion, fault?: Fault): Reference {
  const country = countries[question.creditorCountry] as Country
  const agreed = question.order ?? ['COSTS', 'COMPENSATION', 'INTEREST', 'PRINCIPAL']
  const withoutCosts = agreed.filter((part) => part !== 'COSTS')
  const order: ClaimPart[] = fault === 'COSTS_ARE_PAID_LAST' ? [...withoutCosts, 'COSTS'] : [...agreed]
  const paid: Paid[] = []
  const paidFor = (part: Paid['part'], invoice: string | null) =>
    paid
      .filter((one) => one.part === part && one.invoice === invoice)
      .reduce((all, one) => all + one.amount, 0n)
  const end = (day: string) =>
    question.interestUntil && question.interestUntil < day && fault !== 'A_PLAN_CHANGES_NOTHING'
      ? question.interestUntil
      : day

  function interest(invoice: ClaimQuestion['invoices'][number], until: string): bigint {
    const payments = paid.filter((one) => one.part === 'PRINCIPAL' && one.invoice === invoice.invoiceId)
    const last = end(until)
    let exact = 0n
    const first = next(invoice.dueOn, fault === 'DUE_DAY_BEARS_INTEREST' ? 0 : 1)
    for (let day = first; day <= last; day = next(day)) {
      let open = BigInt(invoice.amount)
      let ofToday = 0n
      for (const payment of payments) {
        const isOver = fault === 'PAYMENT_DAY_BEARS_NOTHING' ? payment.on <= day : payment.on < day
        if (isOver) open -= payment.amount
        else if (country.one === 'PAID' && payment.on <= last) {
          open -= payment.amount
          ofToday += payment.amount * yearlyRate(country, payment.on, fault)
        }
      }
      if (fault === 'INTEREST_ON_INTEREST') open += exact / 3_650_000n
      const rateDay =
        fault === 'LAST_RATE_FOR_ALL' || country.one === 'PAID'
          ? last
          : fault === 'FIRST_RATE_FOR_ALL' || country.one === 'FIRST'
            ? first
            : day
      ofToday += open * yearlyRate(country, rateDay, fault)
      const isLeap = Number(day.slice(0, 4)) % 4 === 0
      if (fault === 'LEAP_YEARS_ARE_LONGER' && isLeap) ofToday = (ofToday * 365n) / 366n
      if (fault === 'ROUNDED_EVERY_DAY') ofToday = ((2n * ofToday + 3_650_000n) / 7_300_000n) * 3_650_000n
      exact += ofToday
    }
    const gone =
      fault === 'INTEREST_GOES_WITH_THE_PRINCIPAL' &&
      paidFor('PRINCIPAL', invoice.invoiceId) >= invoice.amount
    return gone ? 0n : (2n * exact + 3_650_000n) / 7_300_000n
  }

  function compensation(invoice: ClaimQuestion['invoices'][number], until: string): bigint {
    if (end(until) <= invoice.dueOn || question.currency !== country.currency) return 0n
    if (fault === 'COMPENSATION_ONCE_A_CASE' && invoice !== question.invoices[0]) return 0n
    const early = paid.filter((one) => one.invoice === invoice.invoiceId && one.part === 'PRINCIPAL')
    const late = early
      .filter((one) => one.on <= invoice.dueOn)
      .reduce((left, one) => left - one.amount, BigInt(invoice.amount))
    return late > 0n ? BigInt(country.fixed(late)) : 0n
  }

  const given = (invoice: ClaimQuestion['invoices'][number], day: string) =>
    (question.waivers ?? [])
      .filter((waived) => waived.invoiceId === invoice.invoiceId && waived.on <= day)
      .filter(() => fault !== 'WAIVED_IS_ASKED_AGAIN')
      .reduce((all, waived) => all + BigInt(waived.amount), 0n)
  const atLeast = (owed: bigint, least: bigint) => (owed > least ? owed : least)
  function owed(part: ClaimPart, invoice: ClaimQuestion['invoices'][number], day: string): bigint {
    if (part === 'PRINCIPAL') return BigInt(invoice.amount)
    if (part === 'COSTS') return 0n
    const found =
      part === 'INTEREST'
        ? atLeast(interest(invoice, day) - given(invoice, day), 0n)
        : compensation(invoice, day)
    return atLeast(found, paidFor(part, invoice.invoiceId))
  }

  /** What was spent by then, less the fixed sums of all invoices: the Directive speaks of what exceeds them. */
  function costs(day: string): bigint {
    const until = fault === 'COSTS_GO_ON_UNDER_A_PLAN' ? day : end(day)
    let spent = 0n
    for (const cost of question.costs ?? []) {
      const isThere = cost.on <= until && !(cost.until !== null && cost.until <= until)
      if (isThere) spent += BigInt(cost.amount)
    }
    let fixed = 0n
    for (const invoice of question.invoices) fixed += owed('COMPENSATION', invoice, day)
    const exceeding = fault === 'COSTS_BESIDE_THE_FIXED_SUM' ? spent : spent - fixed
    return atLeast(atLeast(exceeding, 0n), paidFor('COSTS', null))
  }

  function share(receipt: ClaimReceipt): Allocation[] {
    const oldest = question.invoices.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
    if (fault === 'NEWEST_FIRST') oldest.reverse()
    const isNamed = (id: string) =>
      fault !== 'NAMED_ARE_FORGOTTEN' && !!receipt.named?.some((name) => name === id)
    let left = BigInt(receipt.amount)
    const pieces: Allocation[] = []
    for (const wanted of [true, false]) {
      for (const part of order) {
        if (part === 'COSTS' && !wanted) {
          const open = costs(receipt.on) - paidFor('COSTS', null)
          const piece = open < left ? open : left
          if (piece > 0n) {
            left -= piece
            pieces.push({ part, invoiceId: null, amount: minor(Number(piece)) })
          }
        }
        for (const invoice of oldest) {
          if (isNamed(invoice.invoiceId) !== wanted || left === 0n) continue
          const open = owed(part, invoice, receipt.on) - paidFor(part, invoice.invoiceId)
          const piece = open < left ? open : left
          if (piece <= 0n) continue
          left -= piece
          pieces.push({ part, invoiceId: invoice.invoiceId, amount: minor(Number(piece)) })
        }
      }
    }
    if (left > 0n && fault !== 'CREDIT_IS_KEPT')
      pieces.push({ part: 'CREDIT', invoiceId: null, amount: minor(Number(left)) })
    return pieces
  }

  const receipts: Allocation[][] = []
  const arrived = question.receipts.filter((receipt) => receipt.on <= on)
  for (const receipt of arrived.toSorted((one, other) => one.on.localeCompare(other.on))) {
    const pieces = [...(receipt.allocations ?? share(receipt))]
    receipts.push(pieces)
    for (const { part, invoiceId, amount } of pieces)
      paid.push({ on: receipt.on, part, invoice: invoiceId, amount: BigInt(amount) })
  }
  return {
    receipts,
    credit: Number(paidFor('CREDIT', null)),
    costsOwed: Number(costs(on)),
    costsPaid: Number(paidFor('COSTS', null)),
    lines: question.invoices.map((invoice) => ({
      principalPaid: Number(paidFor('PRINCIPAL', invoice.invoiceId)),
      interestOwed: Number(owed('INTEREST', invoice, on)),
      interestPaid: Number(paidFor('INTEREST', invoice.invoiceId)),
      compensationOwed: Number(owed('COMPENSATION', invoice, on)),
      compensationPaid: Number(paidFor('COMPENSATION', invoice.invoiceId)),
    })),
  }
}
