import pg from 'pg'

export async function describeQueries(_url: string, _params: unknown): Promise<never> {
  throw new Error(pg.defaults.host)
}
