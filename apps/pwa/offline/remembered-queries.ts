import { dehydrate, hydrate, type Query, type QueryClient } from '@tanstack/react-query'
import { delMany, get, set } from 'idb-keyval'

/** Read-only copies of what a creditor looked at, so that their lists open without a connection. */
type Remembered = { build: string; at: number; state: ReturnType<typeof dehydrate> }

const person = 'saldo.person'
const placeOf = (userId: string) => `saldo.queries.${userId}`
const longestMs = 7 * 86_400_000
const pauseMs = 1_000

/** Answers of another build may have another shape, so a copy counts only for the build that made it. */
const build = (): string => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? ''

const worthKeeping = new Set(['access', 'cases', 'contact', 'agreements'])
/** What a payment is reported on: whoever stands in a warehouse without a connection reports it all the same (A38). */
const forReporting = 'direct'

/** What may be kept: answers of the creditor's own screens. Nothing of the desk, and nothing of a debtor's link. */
export function mayKeep({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>): boolean {
  const path = Array.isArray(queryKey[0]) ? queryKey[0] : []
  const [slice, name] = path as unknown[]
  const isKept = worthKeeping.has(String(slice)) || (slice === 'payments' && name === forReporting)
  return state.status === 'success' && isKept && name !== 'readInvitation'
}

/** Brings back what the last person on this device looked at. Nothing there, or too old, is no fault. */
export async function recallQueries(client: QueryClient): Promise<void> {
  const userId = await get<string>(person).catch(() => undefined)
  if (!userId) return
  const kept = await get<Remembered>(placeOf(userId)).catch(() => undefined)
  if (!kept || kept.build !== build() || Date.now() - kept.at > longestMs) return
  hydrate(client, kept.state)
}

/** From now on this person's answers are kept, a second after they came. Answers the way to stop. */
export function rememberQueries(client: QueryClient, userId: string): () => void {
  void set(person, userId).catch(() => undefined)
  // What is here already counts as well: on a screen that asks nothing more, nothing else would start the keeping.
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => keep(), pauseMs)
  const keep = () => {
    timer = undefined
    const state = dehydrate(client, { shouldDehydrateQuery: mayKeep, shouldDehydrateMutation: () => false })
    const remembered: Remembered = { build: build(), at: Date.now(), state }
    // A full or closed storage costs the offline copy, nothing else.
    void set(placeOf(userId), remembered).catch(() => undefined)
  }
  const unsubscribe = client.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated') timer ??= setTimeout(keep, pauseMs)
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}

/** Leaves nothing of the person on this device. */
export async function forgetQueries(): Promise<void> {
  const userId = await get<string>(person).catch(() => undefined)
  if (userId) await delMany([person, placeOf(userId)]).catch(() => undefined)
}
