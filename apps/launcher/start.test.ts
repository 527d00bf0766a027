import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { inRoot } from './paths.ts'
import { randomFreePort } from './ports.ts'

// A busy machine is slow to start a process, not wrong.
vi.setConfig({ testTimeout: 60_000 })

const varDir = mkdtempSync(join(tmpdir(), 'saldo-start-'))
afterAll(() => rmSync(varDir, { recursive: true, force: true }))

/** Runs `npm start` without npm, to its end. */
function start(env: Record<string, string>): Promise<{ code: number | null; words: string }> {
  const child = spawn(process.execPath, [inRoot('apps', 'launcher', 'start.ts')], {
    env: { PATH: process.env['PATH'], SALDO_VAR: varDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  child.stdout.on('data', (text) => (words += text))
  child.stderr.on('data', (text) => (words += text))
  return new Promise((done) => child.once('close', (code) => done({ code, words })))
}

test('a taken port is one sentence that names it and the way out', async () => {
  const port = await randomFreePort()
  const squatter = createServer().listen(port)
  const { code, words } = await start({ PORT: String(port) })
  squatter.close()
  expect([code, words]).toEqual([
    1,
    `Port ${port} is taken by another program: choose another, for instance PORT=${port + 100} npm start.\n`,
  ])
})

test('a second start in one folder says so, and a start that was killed is not in the way', async () => {
  const first = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)', inRoot('first')])
  writeFileSync(join(varDir, 'running'), String(first.pid))
  const port = await randomFreePort()
  const { code, words } = await start({ PORT: String(port) })
  first.kill('SIGKILL')
  expect(code).toBe(1)
  expect(words).toContain(`Saldo runs in ${varDir} already (process ${first.pid}): stop it, or`)
  expect(words.trim().split('\n')).toHaveLength(1)

  writeFileSync(join(varDir, 'running'), String(spawnSync(process.execPath, ['--version']).pid))
  const after = await start({ PORT: String(port), DATABASE_URL: 'saldo.db' })
  expect(after.words).toContain('DATABASE_URL is not an address')
})

test('a DATABASE_URL where nobody answers is one sentence with the host and without the password', async () => {
  const port = await randomFreePort()
  const { code, words } = await start({
    PORT: String(await randomFreePort()),
    DATABASE_URL: `postgresql://app:very-secret@127.0.0.1:${port}/saldo`,
  })
  expect(code).toBe(1)
  expect(words).toBe(
    `The database at 127.0.0.1:${port} cannot be used (connect ECONNREFUSED 127.0.0.1:${port}): check DATABASE_URL.\n`,
  )
})

test('a DATABASE_URL that is no address is told what one looks like', async () => {
  const { code, words } = await start({ PORT: String(await randomFreePort()), DATABASE_URL: 'saldo.db' })
  expect([code, words]).toEqual([
    1,
    'DATABASE_URL is not an address such as postgresql://user:password@host:5432/database.\n',
  ])
})

test('a folder that cannot be written to is one sentence that names it', async () => {
  const { code, words } = await start({ PORT: String(await randomFreePort()), SALDO_VAR: '/dev/null/saldo' })
  expect(code).toBe(1)
  expect(words).toMatch(
    /^The folder \/dev\/null\/saldo cannot be written to \(\w+\): choose another with SALDO_VAR=.*\n$/,
  )
})

test('a port that is no number is refused', async () => {
  const { code, words } = await start({ PORT: 'three' })
  expect([code, words]).toEqual([1, 'PORT must be a port number between 1 and 65535, not "three".\n'])
})

test('production is told what it lacks before anything is opened', async () => {
  const { code, words } = await start({ PORT: String(await randomFreePort()), NODE_ENV: 'production' })
  expect(code).toBe(1)
  expect(words).toMatch(/^Production needs these settings: DATABASE_URL .*\n$/)
})
