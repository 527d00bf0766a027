import type { Instant } from '#shared/dates.ts'
import type { Command } from './command.ts'

const hour = 3_600
/** The nights in which clocks are changed, in Europe and on one side of the Atlantic only. */
const changes = ['2027-03-14T06:30:00.000Z', '2027-03-28T00:30:00.000Z', '2027-10-31T00:30:00.000Z']

/** Mostly a little; sometimes a month, to the last minutes of one, or to the night in which clocks are changed. */
export const passTime: Command = async ({ saldo: { clock }, chance }) => {
  const now = clock.now()
  if (chance.happens(0.12)) {
    const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))]
    // Ten minutes before the month ends in Madrid and Berlin, by winter time.
    const end = new Date(Date.UTC(year, month, 1) - 70 * 60_000).toISOString() as Instant
    if (end > now) clock.set(end)
    return
  }
  const next = changes.find((change) => change > now)
  if (next && chance.happens(0.03)) {
    clock.set(next as Instant)
    return
  }
  clock.forward(chance.pick([60, 60, 600, hour, hour, 7 * hour, 26 * hour, 72 * hour, 9 * 24 * hour]) ?? 60)
}
