import { inRoot } from './paths.ts'
import { Halt } from './say.ts'

/** What the launcher itself decides by; everything else the server reads from the same environment. */
export type Settings = {
  production: boolean
  /** Sources instead of a build, and the server restarts when they change. */
  dev: boolean
  port: number
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  sandboxPort: number
  mailboxPort: number
  smtpPort: number
  varDir: string
  /** Off only for databases that may be lost. */
  fsync: boolean
  /** Where the server's log goes: our own output, or a file. */
  log: 'here' | string
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    production: env['NODE_ENV'] === 'production',
    dev: false,
    port: readPort('PORT', env['PORT'], 3000),
    databaseUrl: env['DATABASE_URL'] || undefined,
    sandboxPort: readPort('SANDBOX_PORT', env['SANDBOX_PORT'], 3001),
    mailboxPort: readPort('MAILBOX_PORT', env['MAILBOX_PORT'], 3002),
    smtpPort: readPort('MAILBOX_SMTP_PORT', env['MAILBOX_SMTP_PORT'], 3003),
    varDir: inRoot(env['SALDO_VAR'] || 'var'),
    fsync: true,
    log: 'here',
  }
}

function readPort(name: string, text: string | undefined, fallback: number): number {
  if (!text) return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Halt(`${name} must be a port number between 1 and 65535, not "${text}".`)
}
