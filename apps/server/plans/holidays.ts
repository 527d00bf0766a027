import Holidays from 'date-holidays'
import type { Country } from '#shared/countries.ts'
import { addYears, type Day } from '#shared/dates.ts'

const known = new Map<string, readonly string[]>()

/** The public holidays of a country in one year; none where the library has no calendar for it. */
function publicHolidays(country: Country, year: number): readonly string[] {
  const key = `${country} ${year}`
  const found = known.get(key)
  if (found) return found
  const calendar = new Holidays(country, { types: ['public'] })
  const days = (calendar.getHolidays(year) || []).map(({ date }) => date.slice(0, 10))
  known.set(key, days)
  return days
}

/** Public holidays from a day on, for as many years as the longest plan can take. */
export function holidaysFrom(country: Country, from: Day, years = 6): ReadonlySet<string> {
  const first = Number(from.slice(0, 4))
  const last = Number(addYears(from, years).slice(0, 4))
  const all = Array.from({ length: last - first + 1 }, (_, place) => publicHolidays(country, first + place))
  return new Set(all.flat())
}
