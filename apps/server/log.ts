import type { Config } from './config.ts'

const levels = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 } as const
export type Level = Exclude<keyof typeof levels, 'silent'>
export type Log = (level: Level, event: string, facts?: Record<string, unknown>) => void

/**
 * One JSON object a line. Facts are counts, codes, durations and ids of requests: never a name, an address, a token,
 * a query string or a row.
 */
export function openLog(
  level: Config['logLevel'],
  write = (line: string) => process.stdout.write(`${line}\n`),
): Log {
  return (at, event, facts = {}) => {
    if (levels[at] < levels[level]) return
    write(JSON.stringify({ at: new Date().toISOString(), level: at, event, ...facts }))
  }
}

/** What may be said of an unexpected error: its kind and place. Messages of the database contain rows. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '))
  const isDatabase = /prisma|pg|postgres|DriverAdapter/i.test(`${error.name} ${error.constructor.name}`)
  const code = 'code' in error ? String(error.code) : undefined
  return {
    fault: error.name,
    code,
    message: isDatabase ? undefined : error.message,
    stack: frames.slice(0, 6),
  }
}
