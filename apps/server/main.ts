import { BadConfig, printable, readConfig } from './config.ts'
import { openLog } from './log.ts'
import { MigrationFault } from './migrate.ts'
import { startServer } from './server.ts'

/** Nobody there, no such name, no such person, no such password, no such database. */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28000', '28P01', '3D000'])

/** One process of Saldo. It tells its parent when it is ready, and ends when its parent does. */
try {
  const config = readConfig()
  const log = openLog(config.logLevel)
  log('info', 'start', { settings: printable(config) })
  const server = await startServer(config, log)
  process.send?.({ ready: true, port: server.port })
  const stop = async () => {
    await server.stop()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (process.send) process.once('disconnect', stop)
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}

/** What the operator can put right is one sentence; a bug is shown whole. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof BadConfig || error instanceof MigrationFault) return error.message
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program; choose another with PORT=3100 npm start.'
  if (unreachable.has(code)) {
    return `The database cannot be used (${error.message || code}): check DATABASE_URL.`
  }
  return error.stack ?? error.message
}
