import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inRoot } from './paths.ts'

// A busy machine is slow to start a process, not wrong.
vi.setConfig({ testTimeout: 60_000 })

let clone = ''

/** A clone in which npm is a script of ours and the command line prints its arguments. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'saldo-clone-'))
  mkdirSync(join(clone, 'apps', 'launcher'), { recursive: true })
  cpSync(inRoot('apps', 'launcher', 'launch.mjs'), join(clone, 'apps', 'launcher', 'launch.mjs'))
  writeFileSync(
    join(clone, 'apps', 'launcher', 'saldo.ts'),
    'console.log(JSON.stringify(process.argv.slice(2)))',
  )
  writeFileSync(join(clone, 'package-lock.json'), '{}')
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

function launch(npm: string, ...args: string[]) {
  const script = join(clone, 'npm.cjs')
  writeFileSync(script, npm)
  const env = { PATH: process.env['PATH'], npm_execpath: script }
  const options = { env, encoding: 'utf8' as const }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(clone, 'apps/launcher/launch.mjs'), ...args],
    options,
  )
  return { status, stdout, stderr }
}

/** What installing leaves behind: a Node. */
function putNode(): void {
  mkdirSync(join(clone, 'node_modules', 'node', 'bin'), { recursive: true })
  symlinkSync(process.execPath, join(clone, 'node_modules', 'node', 'bin', 'node'))
}

const countingNpm =
  "require('fs').appendFileSync(__dirname + '/calls', process.argv.slice(2).join(' ') + '\\n')"
const calls = () =>
  existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8').trim().split('\n') : []

test('installs once, says so in one line, and keeps standard output for the command', () => {
  putNode()
  const first = launch(countingNpm, 'saldo', 'quote', '--json')
  expect(first).toEqual({
    status: 0,
    stdout: '["quote","--json"]\n',
    stderr: 'Installing what is missing (about a minute, once) …\n',
  })
  expect(launch(countingNpm, 'saldo')).toEqual({ status: 0, stdout: '[]\n', stderr: '' })
  expect(calls()).toHaveLength(1)
  expect(calls()[0]).toContain('install --include=dev')
})

test('installs again when the lock file has changed', () => {
  putNode()
  launch(countingNpm, 'saldo')
  writeFileSync(join(clone, 'package-lock.json'), '{"changed": true}')
  launch(countingNpm, 'saldo')
  expect(calls()).toHaveLength(2)
})

test('an npm that fails is quoted, and the exit code says so', () => {
  putNode()
  const { status, stdout, stderr } = launch("console.error('npm error code E404'); process.exit(1)", 'saldo')
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain('npm error code E404\nnpm could not install the packages')
  expect(launch(countingNpm, 'saldo').status).toBe(0)
  expect(calls()).toHaveLength(1)
})

test('a folder that npm may not write to is named', () => {
  putNode()
  const { status, stderr } = launch("console.error('npm error EROFS: read-only'); process.exit(1)", 'saldo')
  expect(status).toBe(1)
  expect(stderr).toContain(`The folder ${clone} cannot be written to`)
})

test('a command that does not exist is answered with those that do', () => {
  const { status, stderr } = launch(countingNpm, 'sale')
  expect([status, stderr]).toEqual([
    1,
    'Say what to run: start, dev, test, build, migrate, saldo, bench, soak, pictures.\n',
  ])
})

test('where install scripts are turned off, the Node they would have fetched is fetched', () => {
  mkdirSync(join(clone, 'node_modules', 'node'), { recursive: true })
  writeFileSync(join(clone, 'node_modules', 'node', 'package.json'), '{"version": "26.10.0"}')
  const npm = `
    const { mkdirSync, symlinkSync } = require('fs')
    const args = process.argv.slice(2)
    const folder = args[args.indexOf('--prefix') + 1]
    const [name] = args.at(-5).split('@')
    if (!args.includes('--prefix')) process.exit(0)
    mkdirSync(folder + '/node_modules/' + name + '/bin', { recursive: true })
    symlinkSync(process.execPath, folder + '/node_modules/' + name + '/bin/node')`
  const { status, stdout, stderr } = launch(npm, 'saldo', 'x')
  expect([status, stdout]).toEqual([0, '["x"]\n'])
  expect(stderr).toContain('Fetching Node 26.10.0 …\n')
  expect(existsSync(join(clone, 'node_modules', '.bin', 'node'))).toBe(true)
})
