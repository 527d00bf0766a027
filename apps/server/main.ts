import { BadConfig, printable, readConfig } from './config.ts'
import { openLog } from './log.ts'
import { startServer } from './server.ts'

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
  const sentence = error instanceof BadConfig ? error.message : sentenceOf(error)
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function sentenceOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program; choose another with PORT=3100 npm start.'
  if (code === 'ECONNREFUSED') return 'The database does not answer at the address in DATABASE_URL.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
