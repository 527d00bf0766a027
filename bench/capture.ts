import pg from 'pg'

export type Statement = { text: string; values: unknown[] }

/** Writes down every statement that reaches PostgreSQL while the work runs, in order, with its values. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const written: Statement[] = []
  const original = pg.Client.prototype.query
  type Query = string | { text: string; values?: unknown[] }
  pg.Client.prototype.query = function (this: pg.Client, query: Query, ...rest: unknown[]) {
    const text = typeof query === 'string' ? query : query.text
    const values = (typeof query === 'string' ? (rest[0] as unknown[] | undefined) : query.values) ?? []
    written.push({ text, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(original, this, [query, ...rest])
  } as typeof original
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  return written
}
