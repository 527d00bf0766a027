import pg from 'pg'
import { inRoot } from '../apps/launcher/paths.ts'
import { readConfig } from '../apps/server/config.ts'
import type { House } from '../apps/server/house.ts'
import { openLog } from '../apps/server/log.ts'
import { openHouse } from '../apps/server/open-house.ts'

/** The house of the server that is measured, in this process and without its timetable; and a way to the database beside it. */
export async function withHouse<T>(
  databaseUrl: string,
  work: (house: House, client: pg.Client) => Promise<T>,
): Promise<T> {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    SALDO_VAR: inRoot('var', 'bench'),
    LOG_LEVEL: 'silent',
  })
  const { house, close } = await openHouse(config, openLog('silent'), { supervise: false })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(house, client)
  } finally {
    await client.end()
    await close()
  }
}
