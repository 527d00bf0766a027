import { isId } from '#shared/ids.ts'
import type { Reading } from '#shared/live/who-hears.ts'
import type { Tx } from '../db.ts'

/**
 * Open conversations are told at once that somebody has read, the light way presence goes: nothing is written for it,
 * and whoever misses it reads it with the next look. It leaves with the transaction that notes the reading.
 */
export async function tellReading(
  tx: Tx,
  { audience, creditorId, caseId, readerId }: Reading,
): Promise<void> {
  const payload = [audience, creditorId, caseId, readerId].join(' ')
  await tx.$executeRaw`select pg_notify('saldo_reading', ${payload})`
}

/** What another process has told; null where it is none of ours. */
export function readingIn(payload: string): Reading | null {
  const [audience, creditorId, caseId, readerId = ''] = payload.split(' ')
  if (audience !== 'creditor' && audience !== 'debtor') return null
  return isId('creditor', creditorId) && isId('case', caseId)
    ? { audience, creditorId, caseId, readerId }
    : null
}
