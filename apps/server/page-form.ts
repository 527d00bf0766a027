import { TRPCError } from '@trpc/server'
import type { FormState } from '#shared/pages/public-pages.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { WebContext } from './request.ts'
import { fieldsOf } from './trpc.ts'

/** What came of a form: done, or to be shown again with what is wrong. */
export type Outcome<T> =
  | { done: true; value: T }
  | { done: false; status: 422 | 429; faults: Record<string, string>; refusal: FormState<string>['refusal'] }

/** Runs the procedure behind a form. An expected no is an answer here; everything else stays a bug. */
export async function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { done: true, value: await work }
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    const faults = error.code === 'BAD_REQUEST' ? fieldsOf(error.cause) : null
    const refusal = isRefusal(error.cause) ? error.cause.toJSON() : null
    if (!faults && !refusal) throw error
    const status = error.code === 'TOO_MANY_REQUESTS' ? 429 : 422
    return { done: false, status, faults: faults ?? {}, refusal }
  }
}

/** What was typed into the named fields of a posted form; a field that is missing or a file reads as empty. */
export async function typedIn<F extends string>(
  c: WebContext,
  fields: readonly F[],
): Promise<Record<F, string>> {
  const body = await c.req.parseBody()
  const read = (field: F) => {
    const value = body[field]
    return typeof value === 'string' ? value.slice(0, longest) : ''
  }
  return Object.fromEntries(fields.map((field) => [field, read(field)])) as Record<F, string>
}

// Longer than any field may be, so that the rule that says "too long" still decides.
const longest = 20_000

export function blank<F extends string>(fields: readonly F[]): FormState<F> {
  const values = Object.fromEntries(fields.map((field) => [field, ''])) as Record<F, string>
  const faults: Partial<Record<F, string>> = {}
  return { values, faults, refusal: null }
}
