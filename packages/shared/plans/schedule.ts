import { addDays, addMonths, type Day, daysBetween, nextWorkingDay, weekday } from '../dates.ts'
import { add, type Minor, mulDiv, subtract, zero } from '../money.ts'

/** What a plan is made of: everything else follows. Amounts are minor units of the claim's currency. */
export type Terms = {
  /** What is to be paid in all. */
  readonly total: Minor
  /** The first payment and its day. */
  readonly first: Minor
  readonly firstOn: Day
  /** How many payments in all, the first among them. */
  readonly count: number
  /** On which day of the month the others fall due; 29 to 31 is the last day of shorter months. */
  readonly dayOfMonth: number
}

export type Instalment = {
  readonly number: number
  /** The day that was agreed. */
  readonly statutoryOn: Day
  /** The same day, or the next on which banks and people work in the debtor's country. */
  readonly dueOn: Day
  readonly amount: Minor
}

/** The second payment is at least half a month after the first [G], so that two do not fall into one week. */
const restBetween = 15

/**
 * The schedule of a plan (D2): equal parts rounded down, the remainder on the last; the amounts always add up to the
 * total. Days are counted from the first month and never drift: 31 January, 28 February, 31 March. A weekend or public
 * holiday of the debtor's country moves a payment to the next working day, never into the one after it.
 * Refuses (RangeError) a count below one, and a first payment that leaves nothing for the others.
 */
export function scheduleOf(terms: Terms, holidays: ReadonlySet<string>): Instalment[] {
  const { total, first, firstOn, count } = terms
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`Not a number of payments: ${count}`)
  if (first <= 0 || first > total || (count > 1 && first === total))
    throw new RangeError('The first payment is a part of the whole')
  const days = [firstOn, ...monthlyAfter(firstOn, terms.dayOfMonth, count - 1)]
  const amounts = count === 1 ? [total] : [first, ...equalParts(subtract(total, first), count - 1)]
  return days.map((statutoryOn, place) => ({
    number: place + 1,
    statutoryOn,
    dueOn: nextOpenDay(statutoryOn, holidays),
    amount: amounts[place] ?? zero,
  }))
}

/** Equal parts rounded down, and what is left over on the last. */
export function equalParts(total: Minor, parts: number): Minor[] {
  const each = mulDiv(total, 1, parts, 'floor')
  const equal = Array.from({ length: parts - 1 }, () => each)
  return [
    ...equal,
    subtract(
      total,
      equal.reduce((all, part) => add(all, part), zero),
    ),
  ]
}

function monthlyAfter(firstOn: Day, dayOfMonth: number, count: number): Day[] {
  // Counted from the first of a month, so that a short month shortens only its own payment.
  const month = addDays(firstOn, 1 - Number(firstOn.slice(8)))
  const inMonth = (months: number) => dayIn(addMonths(month, months), dayOfMonth)
  const begins = [0, 1, 2].find((months) => daysBetween(firstOn, inMonth(months)) >= restBetween) ?? 2
  return Array.from({ length: count }, (_, place) => inMonth(begins + place))
}

function dayIn(firstOfMonth: Day, dayOfMonth: number): Day {
  const last = addDays(addMonths(firstOfMonth, 1), -1)
  return dayOfMonth >= Number(last.slice(8)) ? last : addDays(firstOfMonth, dayOfMonth - 1)
}

/** The day itself where people work on it, or else the next one on which they do. */
export function nextOpenDay(from: Day, holidays: ReadonlySet<string>): Day {
  let on = nextWorkingDay(from)
  while (holidays.has(on) || weekday(on) > 5) on = nextWorkingDay(addDays(on, 1))
  return on
}
