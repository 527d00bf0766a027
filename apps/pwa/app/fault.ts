import type { RefusalParams } from '#shared/refusal.ts'
import { paramsInWords } from '#shared/refusal-words.ts'
import { currentLanguage } from './i18n.ts'
import { isFault } from './trpc.ts'

/** A translator of any namespace: each `useTranslation` has its own narrow type of keys, the sentences here come from `errors`. */
export type Words = { readonly $TFunctionBrand: string }

type Say = (key: string, options?: Record<string, unknown>) => string
const errorsIn = (t: Words): Say => {
  const say = t as unknown as Say
  return (key, options) => say(key, { ...options, ns: 'errors' })
}

/** One sentence for a person: why something did not happen, and what to do. */
export function sayFault(error: unknown, t: Words): string {
  const words = errorsIn(t)
  const say = (key: string, params: Record<string, unknown> = {}) =>
    words(key, { ...params, defaultValue: words('app.bug', { reference: '–' }) })
  if (!isFault(error)) return say('app.bug', { reference: '–' })
  const { data } = error
  if (!data) return say('app.network')
  if (data.refusal) return sayRefusal(data.refusal, t)
  if (data.fields) return say('app.fields')
  if (data.code === 'UNAUTHORIZED') return say('app.signedOut')
  if (data.code === 'FORBIDDEN') return say('app.forbidden')
  if (data.code === 'TOO_MANY_REQUESTS') return say('app.tooMany')
  return say('app.bug', { reference: data.requestId ?? '–' })
}

/** The sentence of an expected no, whether it came over the wire or from a rule asked right here. */
export function sayRefusal({ code, params }: { code: string; params: RefusalParams }, t: Words): string {
  const words = errorsIn(t)
  const filled = paramsInWords(params, currentLanguage())
  return words(code, { ...filled, defaultValue: words('app.bug', { reference: code }) })
}

/** The faults of an input by the name of its field, each as a sentence; empty where the input was not at fault. */
export function fieldFaults(error: unknown, t: Words): Record<string, string> {
  const fields = isFault(error) ? error.data?.fields : null
  return Object.fromEntries(Object.entries(fields ?? {}).map(([name, key]) => [name, sayField(key, t)]))
}

/** The sentence of one rule of an input: `input.required`. A rule without words of its own is "please check". */
export function sayField(key: string, t: Words): string {
  const words = errorsIn(t)
  const plain = words('input.text')
  return /^[\w.]+$/.test(key) ? words(key, { defaultValue: plain }) : plain
}

/** The same where nothing may be wrong. */
export const sayInvalid = (key: string | undefined, t: Words): string | undefined =>
  key === undefined ? undefined : sayField(key, t)

/** The number that finds a bug in the log, where there is one. */
export function referenceOf(error: unknown): string | undefined {
  return (isFault(error) && error.data?.requestId) || undefined
}
