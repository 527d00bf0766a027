import type { Errand, Switches } from './kinds.ts'
import { newId } from './ids.ts'
import type { Store } from './store.ts'

export interface RequestMark {
  id: string | null
  idempotency_key: string | null
}

export const noRequest: RequestMark = { id: null, idempotency_key: null }

/** What every part of the sandbox works with. */
export interface Box {
  readonly store: Store
  /** Where people's browsers reach the hosted pages, without a slash at the end. */
  readonly publicUrl: string
  readonly merchant: string
  readonly webhookUrl: string | null
  readonly webhookSecrets: readonly string[]
  readonly retry: { readonly firstMs: number; readonly longestMs: number; readonly attempts: number }
  readonly verdictAfterMs: number
  /** How long what was taken waits for its payout; null where nothing leaves by itself. */
  readonly payoutAfterMs: number | null
  /** Where the bank of the demo drops its notices, and the account that payouts arrive on. */
  readonly bankFolder: string | null
  readonly payoutIban: string | null
  /** The API request being worked on; events remember it. */
  request: RequestMark
  /** The API version answers and events are written in: the one this SDK's types describe. */
  readonly version: string
  /** Called after every transaction that may have made something due. */
  wake: () => void
}

const untouched: Switches = {
  id: 'switches',
  clockOffset: 0,
  hold: false,
  order: 'natural',
  copies: 1,
  drop: 0,
}

export function switches(box: Box): Switches {
  return box.store.get('switches', 'switches') ?? untouched
}

export function nowMs(box: Box): number {
  return Date.now() + switches(box).clockOffset * 1000
}

/** Unix seconds, the unit of every time Stripe speaks of. */
export function now(box: Box): number {
  return Math.floor(nowMs(box) / 1000)
}

export function runErrandLater(box: Box, kind: Errand['kind'], target: string, dueAt: number): void {
  box.store.put('errand', { id: newId.errand(), kind, target, dueAt })
}
