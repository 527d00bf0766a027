import type { Limit } from '../rate-limit.ts'
import { countTry, forgetTries, giveBackTry } from '../rate-limit.ts'
import type { House } from '../house.ts'

const quarter = 15 * 60
const aDay = 24 * 3600

/**
 * Invoice numbers can be guessed one after the other, so a link allows few tries and an address not many more (D9).
 * Whoever has none left can still ask for a code, or call.
 */
const limits = {
  'portal.factor': { link: [5, quarter], linkDay: [15, aDay], address: [20, quarter] },
  'portal.code': { link: [3, quarter], linkDay: [8, aDay], address: [10, quarter] },
  'portal.verify': { link: [10, quarter], linkDay: [40, aDay], address: [30, quarter] },
} as const
export type Tried = keyof typeof limits

/** Counts a try of a link and of an address; refuses with how long to wait. */
export async function countPortalTry(house: House, what: Tried, linkId: string, ip: string): Promise<void> {
  const { link, linkDay, address } = limits[what]
  const count = (name: string, who: string, [times, seconds]: readonly [number, number]) =>
    countTry(house, { what: `${what}.${name}`, who, times, seconds } satisfies Limit)
  await count('address', ip, address)
  await count('link', linkId, link)
  await count('day', linkId, linkDay)
}

/**
 * Only wrong tries count: colleagues who know the answer may all come in on one day, and an accountant may open the
 * links of many clients from one address. An address gets back the one right try, never the wrong ones before it.
 */
export async function forgetPortalTries(
  house: House,
  what: Tried,
  linkId: string,
  ip: string,
): Promise<void> {
  await giveBackTry(house, { what: `${what}.address`, who: ip })
  await forgetTries(house, { what: `${what}.link`, who: linkId })
  await forgetTries(house, { what: `${what}.day`, who: linkId })
}
