import { join } from 'node:path'
import { type HttpBindings, serve } from '@hono/node-server'
import { openAuthLate } from './access/late-auth.ts'
import { watchInbox } from './bank/watch-inbox.ts'
import { BadConfig, type Config } from './config.ts'
import { openHouse } from './open-house.ts'
import { openHttp } from './http.ts'
import { handlersOf } from './job-handlers.ts'
import type { Log } from './log.ts'
import { migrationsPending } from './migrate.ts'
import { builtPages } from './pages.ts'
import { loadStaticFiles } from './static-files.ts'

const dist = join(import.meta.dirname, '..', '..', 'dist')

/** Opens the house and answers over HTTP until it is told to stop. */
export async function startServer(config: Config, log: Log) {
  if (!config.databaseUrl)
    throw new BadConfig('DATABASE_URL is missing: start with npm start, or name a PostgreSQL database.')
  const { house, close } = await openHouse(config, log)
  const auth = openAuthLate(house)
  const dev = config.dev ? await (await import('./dev-pages.ts')).openDev(config.port) : null
  const pages = dev?.pages ?? (await builtPages(dist))
  const files = loadStaticFiles(join(dist, 'web'))
  const ready = async () => {
    const database = await house.db.$queryRaw`select 1`.then(
      () => true,
      () => false,
    )
    const migrations =
      database &&
      (await migrationsPending(config.databaseUrl).then(
        (names) => names.length === 0,
        () => false,
      ))
    const jobs = database && (await house.jobs.healthy().catch(() => false))
    return { ok: database && migrations && jobs, database, migrations, jobs }
  }
  const built = files.text('/index.html') ?? ''
  const indexHtml = dev?.indexHtml ?? (async () => built)
  const app = openHttp({ house, auth, files, pages, ready, indexHtml })
  await house.jobs.work(handlersOf(house))
  const stopWatching = await watchInbox(house)

  const fetch = app.fetch
  const server = serve({ fetch, port: config.port, hostname: config.host })
  if (dev) {
    const [listener] = server.listeners('request') as ((
      req: HttpBindings['incoming'],
      res: HttpBindings['outgoing'],
    ) => void)[]
    server.removeAllListeners('request')
    server.on('request', (req, res) => dev.vite.middlewares(req, res, () => listener?.(req, res)))
  }
  await new Promise<void>((done, fail) => {
    server.once('listening', done)
    server.once('error', fail)
  })
  return {
    port: config.port,
    house,
    async stop() {
      stopWatching()
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await dev?.vite.close()
      await close()
    },
  }
}
