import type Stripe from 'stripe'
import { invalid } from './errors.ts'
import type { Field } from './parameters.ts'

/** Keys to set, keys to take away (empty text), or null: forget them all. */
export type MetadataPatch = Record<string, string> | null

export const metadata: Field<MetadataPatch> = {
  required: false,
  read: (raw, name) => {
    if (raw === '') return null
    if (typeof raw === 'string') throw invalid('Invalid object', name)
    const entries = Object.entries(raw).map(([key, value]): [string, string] => {
      const place = `${name}[${key}]`
      if (typeof value !== 'string') {
        throw invalid('Metadata values must be strings, but you passed in a hash.', place)
      }
      if (key.length > 40) {
        throw invalid(`Metadata keys must have up to 40 characters, but '${key}' has ${key.length}.`, place)
      }
      if (value.length > 500) {
        const rule = 'Metadata values can have up to 500 characters'
        throw invalid(`${rule}, but you passed in a value that is ${value.length} characters.`, place)
      }
      return [key, value]
    })
    return Object.fromEntries(entries)
  },
}

/** Keys not mentioned stay; an empty value removes its key (https://docs.stripe.com/api/metadata). */
export function merged(old: Stripe.Metadata, patch: MetadataPatch | undefined): Stripe.Metadata {
  if (patch === undefined) return old
  if (patch === null) return {}
  const next = Object.fromEntries(Object.entries({ ...old, ...patch }).filter(([, value]) => value !== ''))
  if (Object.keys(next).length > 50) {
    throw invalid('Metadata can have up to 50 keys.', 'metadata')
  }
  return next
}
