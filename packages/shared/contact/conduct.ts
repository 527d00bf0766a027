import { addDays, type Day, dayOf, daysBetween, type Instant, minuteOf, momentAt, weekday } from '../dates.ts'

/**
 * Conduct towards debtors (Part 7.12). A call rings and a message buzzes, so both keep to the window; a letter, and the
 * mail that carries it, waits until it is opened, so it may leave at once (A17) but counts as a contact.
 */
export type Channel = 'CALL' | 'MESSAGE' | 'LETTER'
export type Contacted = { readonly channel: Channel; readonly at: Instant }

export type ConductPolicy = {
  /** Minutes since midnight on the debtor's clock; the end is no longer inside. */
  readonly from: number
  readonly until: number
  /** 1 is Monday. */
  readonly weekdays: readonly number[]
  readonly callsPerDay: number
  readonly contactsPerWeek: number
}

/** 08:00–18:00 Monday to Friday, one call a day, three contacts in seven days. Countries may only be stricter. */
export const defaultConduct: ConductPolicy = {
  from: 8 * 60,
  until: 18 * 60,
  weekdays: [1, 2, 3, 4, 5],
  callsPerDay: 1,
  contactsPerWeek: 3,
}

export type WhyNotContact = 'HOUR' | 'WEEKEND' | 'HOLIDAY' | 'CALLED_TODAY' | 'THREE_IN_SEVEN_DAYS'
export type Permission =
  | { readonly allowed: true; readonly at: Instant }
  /** `at` is the next moment at which it is allowed if nothing else happens until then. */
  | { readonly allowed: false; readonly why: WhyNotContact; readonly at: Instant }

/**
 * Whether the debtor may be called or written to now, and if not why and when it may. `holidays` are the public
 * holidays of the debtor's country, also those of the days to come. Pure: the clock and the past are arguments.
 */
export function whenMayWeContact(
  now: Instant,
  timeZone: string,
  holidays: ReadonlySet<string>,
  channel: Channel = 'CALL',
  past: readonly Contacted[] = [],
  policy: ConductPolicy = defaultConduct,
): Permission {
  const days = past
    .filter(({ at }) => at <= now)
    .map(({ channel: by, at }) => ({ by, on: dayOf(at, timeZone) }))
  const whyNotOn = (on: Day): WhyNotContact | null => {
    if (channel !== 'LETTER' && !policy.weekdays.includes(weekday(on))) return 'WEEKEND'
    if (channel !== 'LETTER' && holidays.has(on)) return 'HOLIDAY'
    const calls = days.filter((contact) => contact.by === 'CALL' && contact.on === on)
    if (channel === 'CALL' && calls.length >= policy.callsPerDay) return 'CALLED_TODAY'
    const week = days.filter((contact) => contact.on <= on && daysBetween(contact.on, on) < 7)
    return week.length >= policy.contactsPerWeek ? 'THREE_IN_SEVEN_DAYS' : null
  }
  const today = dayOf(now, timeZone)
  const minute = minuteOf(now, timeZone)
  const inHours = channel === 'LETTER' || (minute >= policy.from && minute < policy.until)
  const whyNot = whyNotOn(today) ?? (inHours ? null : 'HOUR')
  if (!whyNot) return { allowed: true, at: now }
  const stillToday = whyNot === 'HOUR' && minute < policy.from
  let on = stillToday ? today : addDays(today, 1)
  while (whyNotOn(on)) on = addDays(on, 1)
  return { allowed: false, why: whyNot, at: momentAt(on, channel === 'LETTER' ? 0 : policy.from, timeZone) }
}
