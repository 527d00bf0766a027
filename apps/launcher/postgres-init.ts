import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFolderLock } from './folder-lock.ts'
import { randomFreePort } from './ports.ts'
import { handOver, type PostgresHome } from './postgres-home.ts'
import { Halt, say } from './say.ts'

/** What one start must remember for the next. Kept in a file that only its owner can read. */
export type Secrets = { port: number; password: string }

export const user = 'saldo'
const major = '18'

export const dataOf = (home: PostgresHome): string => join(home.folder, 'data')

export const urlOf = ({ port, password }: Secrets, database = user): string =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`

/** Makes the database directory the first time, and answers how to reach the server that serves it. */
export function ensureData(home: PostgresHome): Promise<Secrets> {
  return withFolderLock(home.folder, async () => {
    const secrets = readSecrets(home) ?? {
      port: await randomFreePort(),
      password: randomBytes(24).toString('base64url'),
    }
    const versionFile = join(dataOf(home), 'PG_VERSION')
    if (!existsSync(versionFile)) initialise(home, secrets)
    const found = readFileSync(versionFile, 'utf8').trim()
    if (found === major) return secrets
    throw new Halt(
      `${home.folder} was written by PostgreSQL ${found} and this is PostgreSQL ${major}: move that folder away, or set DATABASE_URL.`,
    )
  })
}

export function writeSecrets(home: PostgresHome, secrets: Secrets): void {
  writeFileSync(`${secretsFile(home)}.new`, JSON.stringify(secrets), { mode: 0o600 })
  renameSync(`${secretsFile(home)}.new`, secretsFile(home))
}

export const secretsFile = (home: PostgresHome): string => join(home.folder, 'server.json')

function readSecrets(home: PostgresHome): Secrets | null {
  return existsSync(secretsFile(home))
    ? (JSON.parse(readFileSync(secretsFile(home), 'utf8')) as Secrets)
    : null
}

/** The directory is made beside its place and moved there when whole, so that a kill leaves no half of one. */
function initialise(home: PostgresHome, secrets: Secrets): void {
  say('Preparing the database …')
  writeSecrets(home, secrets)
  const unfinished = join(home.folder, 'data.unfinished')
  const passwordFile = join(home.folder, 'password.once')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  handOver(unfinished, home.account)
  writeFileSync(passwordFile, secrets.password, { mode: 0o600 })
  handOver(passwordFile, home.account)
  const { status, stderr } = spawnSync(
    join(home.bin, 'initdb'),
    [
      ...['-D', unfinished, '-U', user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      // The built-in locale sorts alike on every machine, whatever its C library.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ],
    { ...home.account, cwd: '/', encoding: 'utf8' },
  )
  rmSync(passwordFile)
  if (status !== 0) throw new Halt(`PostgreSQL could not prepare ${home.folder}: ${(stderr ?? '').trim()}`)
  renameSync(unfinished, dataOf(home))
}
