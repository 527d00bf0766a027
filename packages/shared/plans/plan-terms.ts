import { smallestPayment } from '../cases/demand.ts'
import { addDays, type Day, earliest, weekday } from '../dates.ts'
import { type Currency, exponent, type Minor, min, minor, mulDiv, subtract } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { type Instalment, nextOpenDay, scheduleOf, type Terms } from './schedule.ts'

/** What no plan may be, whoever agrees: limits of the machine [G], not of the mandate. */
export const hardLimits = { count: 60, firstWithinDays: 60 } as const

/** How far the slider may go before a person is asked; amounts in the claim's currency. */
export type Bounds = {
  /** Whether anything at all is accepted without a person. */
  readonly automatic: boolean
  readonly most: number
  readonly first: Minor
  readonly each: Minor
  readonly firstBy: Day
}

/** What a debtor may know of the rules: enough to see the answer while choosing, and nothing of the mandate itself. */
export type Known = {
  readonly today: Day
  readonly currency: Currency
  readonly undisputed: Minor
  readonly bounds: Bounds
  readonly holidays: ReadonlySet<string>
  /** Who would be asked outside the bounds: follows from the debt alone (A33). */
  readonly outsideDecider: 'MANAGER' | 'CREDITOR'
}

/** The same out of what a page was given, where a list is a list. */
export const knownOf = (told: Omit<Known, 'holidays'> & { readonly holidays: readonly string[] }): Known => ({
  today: told.today,
  currency: told.currency,
  undisputed: told.undisputed,
  bounds: told.bounds,
  holidays: new Set(told.holidays),
  outsideDecider: told.outsideDecider,
})

type Limits = Pick<Known, 'undisputed' | 'currency' | 'today'>

const no = {
  moreThanOwed: ({ undisputed, currency }: Limits) =>
    new Refusal('plans.moreThanOwed', { mostMinor: undisputed, currency }),
  count: () => new Refusal('plans.count', { most: hardLimits.count }),
  dayOfMonth: () => new Refusal('plans.dayOfMonth'),
  oneIsAll: () => new Refusal('plans.oneIsAll'),
  firstTooLarge: () => new Refusal('plans.firstTooLarge'),
  tooLittle: ({ currency }: Limits) =>
    new Refusal('plans.tooLittle', { leastMinor: smallestPayment(currency), currency }),
  firstInPast: () => new Refusal('plans.firstInPast'),
  firstTooLate: () => new Refusal('plans.firstTooLate', { days: hardLimits.firstWithinDays }),
}

/** Everything that can be wrong with terms: a page that answers while somebody slides has each sentence ready. */
export const refusalsOfTerms = (limits: Limits): Refusal[] =>
  Object.values(no).map((refuse) => refuse(limits))

/**
 * Why nobody could agree to these terms, or null: more than what is owed and undisputed, payments too small to be
 * made, days that no schedule has.
 */
export function whyNotTerms(terms: Terms, limits: Limits): Refusal | null {
  const { total, first, firstOn, count, dayOfMonth } = terms
  const { undisputed, currency, today } = limits
  const least = smallestPayment(currency)
  if (total > undisputed) return no.moreThanOwed(limits)
  if (count < 1 || count > hardLimits.count || !Number.isInteger(count)) return no.count()
  if (dayOfMonth < 1 || dayOfMonth > 31 || !Number.isInteger(dayOfMonth)) return no.dayOfMonth()
  if (count === 1 && first !== total) return no.oneIsAll()
  if (count > 1 && first >= total) return no.firstTooLarge()
  if (first < min(least, total)) return no.tooLittle(limits)
  if (firstOn < today) return no.firstInPast()
  if (firstOn > addDays(today, hardLimits.firstWithinDays)) return no.firstTooLate()
  const each = count > 1 ? mulDiv(subtract(total, first), 1, count - 1, 'floor') : total
  return each < least ? no.tooLittle(limits) : null
}

/**
 * The answer that a debtor sees while choosing: nobody has to be asked inside the bounds, and outside it is the one
 * whom the debt names. Whether the creditor lets go a part of the whole without being asked is between the creditor
 * and us, so that less than the whole never tells it. A property holds this against `judge`.
 */
export function answerWithin(
  terms: Terms,
  known: Known,
  instalments: readonly Instalment[] = scheduleOf(terms, known.holidays),
): 'NOBODY' | 'MANAGER' | 'CREDITOR' {
  const { bounds, undisputed, outsideDecider } = known
  const isInside =
    bounds.automatic &&
    terms.total === undisputed &&
    terms.count <= bounds.most &&
    terms.first >= bounds.first &&
    terms.firstOn <= bounds.firstBy &&
    instalments.slice(1).every(({ amount }) => amount >= bounds.each)
  return isInside ? 'NOBODY' : outsideDecider
}

/**
 * What the form begins with: the longest plan inside the bounds, its first payment as small as they allow in whole
 * units, on a day on which people work. Where nothing is accepted at once, the same with a handful of payments [G].
 */
export function proposedTerms({ today, currency, undisputed, bounds, holidays }: Known): Terms {
  const unit = 10 ** exponent(currency)
  const wanted = minor(Math.ceil(bounds.first / unit) * unit)
  const first = wanted < undisputed ? wanted : mulDiv(undisputed, 1, 2, 'floor')
  const firstOn = firstDay(today, bounds.firstBy, holidays)
  const fits = (count: number) => mulDiv(subtract(undisputed, first), 1, count - 1, 'floor') >= bounds.each
  let count = Math.max(2, bounds.most === 0 ? handful : Math.min(bounds.most, hardLimits.count))
  while (count > 2 && !fits(count)) count -= 1
  return { total: undisputed, first, firstOn, count, dayOfMonth: Number(firstOn.slice(8)) }
}

const handful = 6

/** A week from now, or the last working day by which a first payment is accepted without asking. */
function firstDay(today: Day, by: Day, holidays: ReadonlySet<string>): Day {
  const inAWeek = nextOpenDay(addDays(today, 7), holidays)
  if (inAWeek <= by) return inAWeek
  let on = earliest(by, inAWeek)
  while (on > today && (weekday(on) > 5 || holidays.has(on))) on = addDays(on, -1)
  return on
}

/** How far the slider goes [G]: past the bounds, so that more can be asked for, and short enough to be hit by a thumb. */
export function sliderEnd({ most }: Pick<Bounds, 'most'>): number {
  return most === 0 ? hardLimits.count : Math.min(hardLimits.count, Math.max(24, most * 3))
}
