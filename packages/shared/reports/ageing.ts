import { type Day, daysBetween } from '../dates.ts'
import type { InvoiceId } from '../ids.ts'
import { type Minor, sum, zero } from '../money.ts'
import type { Booked } from './booked.ts'
import { isClaim } from './movement.ts'

/**
 * How long what is open has been overdue at the end of the month, in days: up to and including the number. The first
 * bands are those of every ageing list; a year is where our price rises a second time (Part 7.2) [G].
 */
export const ageBands = [
  { band: 'notDue', days: 0 },
  { band: 'upTo30', days: 30 },
  { band: 'upTo60', days: 60 },
  { band: 'upTo90', days: 90 },
  { band: 'upTo180', days: 180 },
  { band: 'upTo365', days: 365 },
  { band: 'older', days: Number.POSITIVE_INFINITY },
] as const
/** Costs belong to a case and to no invoice, so that they have no day on which they were due. */
export type AgeBand = (typeof ageBands)[number]['band'] | 'costs'
export const allBands: readonly AgeBand[] = [...ageBands.map(({ band }) => band), 'costs']

export type Ageing = readonly { readonly band: AgeBand; readonly amount: Minor; readonly invoices: number }[]

export function bandOf(dueOn: Day | undefined, on: Day): AgeBand {
  if (dueOn === undefined) return 'costs'
  const late = daysBetween(dueOn, on)
  return ageBands.find(({ days }) => late <= days)?.band ?? 'older'
}

/** What is open at the end of the month by how long it has been overdue; the bands add up to the closing claim. */
export function ageingOf(
  upToNow: readonly Booked[],
  dueOn: ReadonlyMap<InvoiceId, Day>,
  endOfMonth: Day,
): Ageing {
  const open = new Map<InvoiceId | null, Minor[]>()
  for (const { entries } of upToNow)
    for (const { account, invoiceId = null, amount } of entries)
      if (isClaim(account)) open.set(invoiceId, [...(open.get(invoiceId) ?? []), amount])
  const standing = [...open].map(([invoiceId, amounts]) => ({
    band: bandOf(invoiceId ? dueOn.get(invoiceId) : undefined, endOfMonth),
    amount: sum(amounts),
  }))
  return allBands.map((band) => {
    const inBand = standing.filter((one) => one.band === band && one.amount !== 0)
    return { band, amount: sum([zero, ...inBand.map(({ amount }) => amount)]), invoices: inBand.length }
  })
}
