import { invalid } from './errors.ts'
import type { Raw, RawTree } from './form-body.ts'

/** Reads one parameter, or throws Stripe's own complaint about it. */
export interface Field<T> {
  readonly read: (raw: Raw, name: string) => T
  readonly required: boolean
}
export interface Required<T> extends Field<T> {
  readonly required: true
}
export type Shape = Record<string, Field<unknown>>
export type Values<S extends Shape> = {
  [K in keyof S]: S[K] extends Required<infer T> ? T : S[K] extends Field<infer T> ? T | undefined : never
}
/** A shape that names every parameter the SDK's type knows; `satisfies ParametersOf<Stripe.X>` proves it. */
export type ParametersOf<P> = Record<keyof P, Field<unknown>>

function field<T>(read: (raw: Raw, name: string) => T): Field<T> {
  return { read, required: false }
}

export function required<T>(inner: Field<T>): Required<T> {
  return { read: inner.read, required: true }
}

function plain(raw: Raw, name: string): string {
  if (typeof raw !== 'string') throw invalid(`Invalid string: ${JSON.stringify(raw)}`, name)
  return raw
}

function filled(raw: Raw, name: string): string {
  const value = plain(raw, name)
  if (value !== '') return value
  const message =
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; ` +
    `however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`
  throw invalid(message, name, 'parameter_invalid_empty')
}

export function text(max = 5000): Field<string> {
  return field((raw, name) => {
    const value = filled(raw, name)
    if (value.length <= max) return value
    throw invalid(`Invalid string: ${value.slice(0, 12)}…; must be at most ${max} characters`, name)
  })
}

export const integer: Field<number> = field((raw, name) => {
  const value = filled(raw, name)
  if (/^-?\d{1,15}$/.test(value)) return Number(value)
  throw invalid(`Invalid integer: ${value}`, name, 'parameter_invalid_integer')
})

export const flag: Field<boolean> = field((raw, name) => {
  const value = filled(raw, name)
  if (value === 'true' || value === 'false') return value === 'true'
  throw invalid(`Invalid boolean: ${value}`, name)
})

export function oneOf<const T extends string>(...allowed: T[]): Field<T> {
  return field((raw, name) => {
    const value = filled(raw, name)
    const found = allowed.find((word) => word === value)
    if (found !== undefined) return found
    const last = allowed.at(-1)
    const words = allowed.length > 1 ? `one of ${allowed.slice(0, -1).join(', ')}, or ${last}` : last
    throw invalid(`Invalid ${name}: must be ${words}`, name)
  })
}

export const email: Field<string> = field((raw, name) => {
  const value = filled(raw, name)
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) && value.length <= 512) return value
  throw invalid(`Invalid email address: ${value}`, name, 'email_invalid')
})

export const address: Field<string> = field((raw, name) => {
  const value = filled(raw, name)
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/\S+$/i.exec(value)?.[1]
  if (scheme !== undefined && value.length <= 5000 && !/^(javascript|data|vbscript)$/i.test(scheme))
    return value
  throw invalid('Not a valid URL', name, 'url_invalid')
})

/** An empty value takes the parameter away; it is read as null. */
export function unsettable<T>(inner: Field<T>): Field<T | null> {
  return field((raw, name) => (raw === '' ? null : inner.read(raw, name)))
}

export function listOf<T>(inner: Field<T>, max = 100): Field<T[]> {
  return field((raw, name) => {
    if (typeof raw === 'string') throw invalid('Invalid array', name)
    const keys = Object.keys(raw).sort((a, b) => Number(a) - Number(b))
    if (keys.some((key, index) => key !== String(index))) throw invalid('Invalid array', name)
    if (keys.length > max) throw invalid(`Array '${name}' exceeds the limit of ${max} values`, name)
    return keys.map((key) => inner.read(raw[key] ?? '', `${name}[${key}]`))
  })
}

export function objectOf<S extends Shape>(shape: S): Field<Values<S>> {
  return field((raw, name) => {
    if (typeof raw === 'string') throw invalid('Invalid object', name)
    return readShape(shape, raw, name)
  })
}

/** Real Stripe knows this parameter and the sandbox does not: refused aloud rather than silently ignored. */
export const notHere: Field<undefined> = field((_raw, name) => {
  throw invalid(`The payment sandbox does not implement the parameter '${name}', although Stripe does.`, name)
})

export function readShape<S extends Shape>(shape: S, raw: RawTree, prefix = ''): Values<S> {
  const nameOf = (key: string) => (prefix === '' ? key : `${prefix}[${key}]`)
  const unknown = Object.keys(raw).filter((key) => !Object.hasOwn(shape, key))
  if (unknown.length > 0) {
    const names = unknown.map(nameOf)
    const plural = names.length > 1 ? 's' : ''
    throw invalid(
      `Received unknown parameter${plural}: ${names.join(', ')}`,
      names[0] ?? '',
      'parameter_unknown',
    )
  }
  const entries = Object.entries(shape).map(([key, { read, required: must }]) => {
    const value = raw[key]
    if (value !== undefined) return [key, read(value, nameOf(key))]
    if (must) throw invalid(`Missing required param: ${nameOf(key)}.`, nameOf(key), 'parameter_missing')
    return [key, undefined]
  })
  return Object.fromEntries(entries)
}
