import pg from 'pg'

type DatabaseFault = {
  code?: unknown
  cause?: { originalCode?: unknown }
  meta?: { driverAdapterError?: DatabaseFault }
}

/** Postgres' own code of a failure, wherever the adapter put it: inside a statement, or raised at COMMIT. */
export function databaseCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if (error instanceof pg.DatabaseError) return error.code
  const { code, cause, meta } = error as DatabaseFault
  if (typeof cause?.originalCode === 'string') return cause.originalCode
  if (code === 'P2034') return '40001'
  if (code === 'P2002') return '23505'
  return databaseCode(meta?.driverAdapterError)
}

/** There was no connection, or no time, left for a transaction: it was not begun or not committed, and nothing has happened. */
export const isTooBusy = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as DatabaseFault).code === 'P2028'

/** What is asked now would be written outside of any transaction, or into somebody else's. */
export class TransactionOver extends Error {
  override name = 'TransactionOver'
  override message = 'The transaction is over: nothing is asked in it any more'
  readonly code = 'P2028'
}

/** Two were in each other's way, and one of them was stopped. */
export function isForAnotherTry(error: unknown): boolean {
  const code = databaseCode(error)
  return code === '40001' || code === '40P01'
}
