import { TRPCError } from '@trpc/server'
import { expect } from 'vitest'
import { isRefusal } from '#shared/refusal.ts'
import { isTooBusy } from '../../db-faults.ts'
import words from '#shared/locales/en/errors.json' with { type: 'json' }

const atOnce = 50
const isSaid = (code: string) => {
  const [slice = '', name = ''] = code.split('.')
  return name in ((words as Record<string, object>)[slice] ?? {})
}

/**
 * Fifty people do the same at the same moment. Everybody is answered: with what was done, or with a no that has words;
 * never with a bug, and never with a deadlock. Answers who was done what, and with which words the others were refused.
 */
export async function crowd<T>(deed: (place: number) => Promise<T>, size = atOnce) {
  const tries = await Promise.allSettled(Array.from({ length: size }, (_, place) => deed(place)))
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []))
  for (const code of refused) expect(isSaid(code), code).toBe(true)
  return {
    done: tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    refused,
    codes: [...new Set(refused)].toSorted(),
  }
}

/** What found no connection is done again, as the queue does it. */
export async function asJob(work: () => Promise<unknown>, tries = 20): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (tries === 0 || !isTooBusy(error)) throw error
    await asJob(work, tries - 1)
  }
}

function codeOf(error: unknown): string {
  if (isRefusal(error)) return error.code
  if (error instanceof TRPCError && isRefusal(error.cause)) return error.cause.code
  throw error
}
