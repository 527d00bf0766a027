import { type Language, localeOf } from './languages.ts'

/**
 * `Intl` formatters are a thousand times dearer to make than to use, and a page needs the same few again and again.
 * They hold no state, so one of each kind serves everybody.
 */
const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** The formatter for these options; `name` says all that the options depend on besides the language. */
export function numberFormat(
  language: Language,
  name: string,
  options: () => Intl.NumberFormatOptions,
): Intl.NumberFormat {
  return kept(numbers, `${language} ${name}`, () => new Intl.NumberFormat(localeOf(language), options()))
}

export function dateFormat(
  language: Language,
  name: string,
  options: () => Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return kept(dates, `${language} ${name}`, () => new Intl.DateTimeFormat(localeOf(language), options()))
}

function kept<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name)
  if (found) return found
  const made = make()
  known.set(name, made)
  return made
}
