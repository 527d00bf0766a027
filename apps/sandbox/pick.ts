import type { Box } from './box.ts'
import { missing } from './errors.ts'
import type { Kind, Kinds } from './kinds.ts'

interface Naming {
  noun: string
  param: string
}

/** How Stripe calls each thing when it is not there. */
const naming: Partial<Record<Kind, Naming>> = {
  balance_transaction: { noun: 'balance transaction', param: 'id' },
  charge: { noun: 'charge', param: 'charge' },
  customer: { noun: 'customer', param: 'customer' },
  dispute: { noun: 'dispute', param: 'dispute' },
  event: { noun: 'event', param: 'id' },
  file: { noun: 'file upload', param: 'file' },
  payment_intent: { noun: 'payment_intent', param: 'intent' },
  payment_method: { noun: 'PaymentMethod', param: 'payment_method' },
  payout: { noun: 'payout', param: 'payout' },
  refund: { noun: 'refund', param: 'refund' },
  session: { noun: 'checkout.session', param: 'session' },
  setup_intent: { noun: 'setupintent', param: 'intent' },
}

/** The object the address names, or 404. */
export function pick<K extends Kind>(box: Box, kind: K, id: string): Kinds[K] {
  const found = box.store.get(kind, id)
  if (found !== undefined) return found
  throw missing(naming[kind]?.noun ?? kind, id, naming[kind]?.param ?? 'id', 404)
}

/** The object a parameter names, or 400. */
export function refer<K extends Kind>(box: Box, kind: K, id: string, param: string): Kinds[K] {
  const found = box.store.get(kind, id)
  if (found !== undefined) return found
  throw missing(naming[kind]?.noun ?? kind, id, param, 400)
}

/** What the sandbox itself wrote must be there; anything else is a fault of ours. */
export function known<K extends Kind>(box: Box, kind: K, id: string): Kinds[K] {
  const found = box.store.get(kind, id)
  if (found === undefined) throw new Error(`The sandbox lost its ${kind} ${id}.`)
  return found
}
