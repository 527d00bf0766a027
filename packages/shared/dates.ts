import { dateFormat } from './formats.ts'
import type { Language } from './languages.ts'

declare const dayBrand: unique symbol
declare const instantBrand: unique symbol

/** A calendar day, `YYYY-MM-DD`, without a time zone. Compares as text. */
export type Day = string & { readonly [dayBrand]: true }
/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-21T09:30:00.000Z`. Compares as text. */
export type Instant = string & { readonly [instantBrand]: true }

const dayShape = /^\d{4}-\d{2}-\d{2}$/
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/

/** Whether the text is a day that the calendar has, between the years 1000 and 9999. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !dayShape.test(text) || text < '1000') return false
  const [year, month, dayOfMonth] = [
    Number(text.slice(0, 4)),
    Number(text.slice(5, 7)),
    Number(text.slice(8)),
  ]
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= lengthOfMonth(year, month)
}

/** Reads a day; throws RangeError on anything the calendar does not have (`2026-02-30`). */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a day: ${text}`)
  return text
}

/** Reads a moment in UTC and writes it in the one form that compares as text; throws RangeError otherwise. */
export function instant(text: string): Instant {
  if (!instantShape.test(text)) throw new RangeError(`Not a moment in UTC: ${text}`)
  return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' }) as Instant
}

export function isInstant(text: unknown): text is Instant {
  return typeof text === 'string' && instantShape.test(text) && !Number.isNaN(Date.parse(text))
}

/** Days from the first to the second, negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (midnight(to) - midnight(from)) / millisecondsOfDay
}

export function addDays(from: Day, days: number): Day {
  // The neighbours of a day are counted by hand: a claim asks for thousands of them, and a list for thousands of claims.
  const date = Number(from.slice(8)) + days
  if (date >= 1 && date <= shortestMonth) return (from.slice(0, 8) + twoDigits(date)) as Day
  if (date === 0 && isDay(from)) return lastDayBefore(from)
  return day(new Date(midnight(from) + days * millisecondsOfDay).toISOString().slice(0, 10))
}

/** The same day of a later month, or its last day where it is shorter: 31 January + 1 is 28 or 29 February. */
export function addMonths(from: Day, months: number): Day {
  // Counted by hand: the schedule of a plan is drawn while a finger slides, also in browsers without Temporal.
  const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  const date = Math.min(Number(from.slice(8)), lengthOfMonth(year, month))
  const two = (part: number) => String(part).padStart(2, '0')
  return day(`${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`)
}

/** The same day of a later year; 29 February becomes 28 February. */
export function addYears(from: Day, years: number): Day {
  return text(plain(from).add({ years }))
}

/** Negative, zero or positive, for `sort`. */
export function compareDays(one: Day, other: Day): number {
  return one < other ? -1 : one > other ? 1 : 0
}

export function earliest(first: Day, ...rest: readonly Day[]): Day {
  return rest.reduce((found, next) => (next < found ? next : found), first)
}

export function latest(first: Day, ...rest: readonly Day[]): Day {
  return rest.reduce((found, next) => (next > found ? next : found), first)
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(of: Day): number {
  return new Date(midnight(of)).getUTCDay() || 7
}

/** So many working days later, Monday to Friday. Public holidays are a matter of each country and are not known here. */
export function addWorkingDays(from: Day, days: number): Day {
  let found = from
  for (let left = days; left > 0; left -= 1) found = nextWorkingDay(addDays(found, 1))
  return found
}

/** The day itself when people work on it, or else the Monday after. */
export function nextWorkingDay(from: Day): Day {
  const over = weekday(from) - 5
  return over > 0 ? addDays(from, 3 - over) : from
}

/** The last day of the month before. */
export function lastDayOfPreviousMonth(of: Day): Day {
  return addDays(day(`${of.slice(0, 7)}-01`), -1)
}

export function endOfYear(of: Day): Day {
  return `${of.slice(0, 4)}-12-31` as Day
}

/** The day that a moment falls on for people in this time zone. */
export function dayOf(moment: Instant, timeZone: string): Day {
  return text(Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate())
}

/** Minutes since midnight on the wall clock of this time zone. */
export function minuteOf(moment: Instant, timeZone: string): number {
  const zoned = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone)
  return zoned.hour * 60 + zoned.minute
}

/** The moment at which the wall clock of this time zone shows these minutes since midnight; skips a clock gap forward. */
export function momentAt(on: Day, minute: number, timeZone: string): Instant {
  const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60)
  const zoned = plain(on).toZonedDateTime({ timeZone, plainTime: time })
  return instant(zoned.toInstant().toString())
}

export function addHours(to: Instant, hours: number): Instant {
  return instant(Temporal.Instant.from(to).add({ hours }).toString())
}

/** A day in the reader's words: `21 Nov 2026`. */
export function formatDay(shown: Day, language: Language): string {
  const format = dateFormat(language, 'day', () => ({ dateStyle: 'medium', timeZone: 'UTC' }))
  return format.format(new Date(`${shown}T00:00:00Z`))
}

/** A moment in the reader's words, on the wall clock of the given time zone. */
export function formatInstant(shown: Instant, language: Language, timeZone: string): string {
  const format = dateFormat(language, `moment ${timeZone}`, () => ({
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }))
  return format.format(new Date(shown))
}

const shortestMonth = 28

/** The last day of the month before. */
function lastDayBefore(of: Day): Day {
  const [year, month] = [Number(of.slice(0, 4)), Number(of.slice(5, 7))]
  if (month === 1) return day(`${String(year - 1).padStart(4, '0')}-12-31`)
  return `${of.slice(0, 5)}${twoDigits(month - 1)}-${lengthOfMonth(year, month - 1)}` as Day
}

const twoDigits = (part: number) => (part < 10 ? `0${part}` : String(part))
const millisecondsOfDay = 86_400_000

/** Every day of UTC is equally long, so days are counted in milliseconds: a claim counts thousands of them. */
function midnight(of: Day): number {
  const milliseconds = Date.parse(of)
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not a day: ${of}`)
  return milliseconds
}

function plain(of: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(of)
}

function text(date: Temporal.PlainDate): Day {
  return day(date.toString())
}

function lengthOfMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}
