import { useMemo } from 'react'
import { type Day, dayOf, daysBetween, type Instant, instant } from '#shared/dates.ts'
import { localeOf } from '#shared/languages.ts'
import { useFormat } from '#pwa/app/format.ts'

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const here = (at: Instant): Day => dayOf(at, timeZone)

/** News in the order of its days, on the reader's own clock: "Today", "Yesterday", then dates. */
export function useDays() {
  const format = useFormat()
  return useMemo(() => {
    const locale = localeOf(format.language)
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
    const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    const nameOf = (on: Day) => {
      const ago = daysBetween(on, here(instant(new Date().toISOString())))
      if (ago !== 0 && ago !== 1) return format.day(on)
      const [first = '', ...rest] = near.format(-ago, 'day')
      return first.toLocaleUpperCase(locale) + rest.join('')
    }
    return {
      time: (at: Instant) => time.format(new Date(at)),
      /** The day on which something last moved. */
      lately: (at: Instant) => nameOf(here(at)),
      byDay: <T extends { at: Instant }>(entries: readonly T[]) =>
        [...Map.groupBy(entries, ({ at }) => here(at))].map(([on, ofDay]) => ({
          on,
          name: nameOf(on),
          entries: ofDay,
        })),
    }
  }, [format])
}
