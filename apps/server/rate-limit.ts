import { createHmac } from 'node:crypto'
import { Refusal } from '#shared/refusal.ts'
import type { House } from './house.ts'

export type Limit = {
  /** What is tried: `quotes.issue`. */
  what: string
  /** Who tries it: an address, the hash of a link. Kept only as a keyed hash. */
  who: string
  times: number
  /** The window begins with the first try and ends so many seconds later. */
  seconds: number
}

type Tried = Pick<Limit, 'what' | 'who'>

const day = 86_400_000

/**
 * Counts a try, in the database so that every process counts together, and refuses those above the limit.
 * It stands on its own, outside any transaction: a try that failed was a try.
 */
export async function countTry(house: Pick<House, 'config' | 'db' | 'clock'>, limit: Limit): Promise<void> {
  const now = Date.parse(house.clock.now())
  const key = keyOf(house, limit)
  const since = now - limit.seconds * 1000
  const [row] = await house.db.$queryRaw<{ count: number }[]>`
    insert into "RateLimit" as r (id, key, count, "lastRequest") values (${key}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when r."lastRequest" <= ${since} then 1 else r.count + 1 end,
      "lastRequest" = case when r."lastRequest" <= ${since} then ${now} else r."lastRequest" end
    returning count`
  const count = row?.count ?? 1
  if (count > limit.times) throw new Refusal('access.tooMany', { minutes: Math.ceil(limit.seconds / 60) })
  // Whoever begins a window sweeps away the windows that ended long ago.
  if (count === 1) await house.db.$executeRaw`delete from "RateLimit" where "lastRequest" < ${now - day}`
}

/** Begins anew for somebody who has proved to be the right one. */
export async function forgetTries(house: Pick<House, 'config' | 'db'>, tried: Tried): Promise<void> {
  await house.db.$executeRaw`delete from "RateLimit" where key = ${keyOf(house, tried)}`
}

/** Takes one try back: it was a right one, and only wrong ones are to count. The window stays as it began. */
export async function giveBackTry(house: Pick<House, 'config' | 'db'>, tried: Tried): Promise<void> {
  await house.db.$executeRaw`
    update "RateLimit" set count = greatest(count - 1, 0) where key = ${keyOf(house, tried)}`
}

function keyOf({ config }: Pick<House, 'config'>, { what, who }: Tried): string {
  return createHmac('sha256', config.authSecret).update(`${what} ${who}`).digest('hex')
}
