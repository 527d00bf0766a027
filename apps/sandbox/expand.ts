import type { Box } from './box.ts'
import { invalid } from './errors.ts'
import type { Kind } from './kinds.ts'

/** Fields of which Stripe shows the id until somebody asks for the object. */
const expandable: Record<string, Kind> = {
  balance_transaction: 'balance_transaction',
  charge: 'charge',
  customer: 'customer',
  default_payment_method: 'payment_method',
  failure_balance_transaction: 'balance_transaction',
  latest_charge: 'charge',
  payment_intent: 'payment_intent',
  payment_method: 'payment_method',
  setup_intent: 'setup_intent',
}
const sourceKinds: Kind[] = ['charge', 'refund', 'dispute', 'payout']

type Json = Record<string, unknown>
function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Lists that appear only on request (`line_items` of a session, `refunds` of a charge). */
function included(box: Box, owner: Json, name: string): Json | undefined {
  const id = String(owner['id'])
  if (owner['object'] === 'checkout.session' && name === 'line_items') {
    const items = box.store.get('checkout', id)?.items ?? []
    return { object: 'list', data: items, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` }
  }
  if (owner['object'] === 'charge' && name === 'refunds') {
    const data = box.store.all('refund').filter((refund) => refund.charge === id)
    return { object: 'list', data, has_more: false, url: `/v1/charges/${id}/refunds` }
  }
  return undefined
}

function fetched(box: Box, name: string, id: string): unknown {
  const kinds = name === 'source' ? sourceKinds : [expandable[name]]
  for (const kind of kinds) {
    const found = kind === undefined ? undefined : box.store.get(kind, id)
    if (found !== undefined) return structuredClone(found)
  }
  return undefined
}

function expandStep(box: Box, value: unknown, steps: string[], path: string): void {
  const [name, ...rest] = steps
  if (name === undefined) return
  if (Array.isArray(value)) {
    for (const item of value) expandStep(box, item, steps, path)
    return
  }
  if (!isObject(value)) return
  if (typeof value[name] === 'string') value[name] = fetched(box, name, value[name]) ?? refuse(path)
  if (value[name] === undefined) value[name] = structuredClone(included(box, value, name)) ?? refuse(path)
  // A leaf that is null stays null: there is nothing to expand yet.
  if (rest.length === 0 && value[name] !== null && typeof value[name] !== 'object') refuse(path)
  expandStep(box, value[name], rest, path)
}

function refuse(path: string): never {
  const help = 'You may want to try expanding a different property; see https://stripe.com/docs/api#expand.'
  throw invalid(`This property cannot be expanded (${path}). ${help}`, 'expand')
}

/** A copy of the answer with every `expand[]` path filled in, at most four levels deep as Stripe allows. */
export function expanded(box: Box, answer: object, paths: string[]): object {
  const copy = structuredClone(answer)
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.length > 4) throw invalid('You cannot expand more than 4 levels of a property.', 'expand')
    expandStep(box, copy, steps, path)
  }
  return copy
}
