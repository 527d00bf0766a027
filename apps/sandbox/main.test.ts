import { fork, spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { client } from './fixture.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sandbox-main-'))
afterAll(() => rmSync(folder, { recursive: true }))

const environment = { ...process.env, NODE_ENV: 'development', SANDBOX_PORT: '0', SANDBOX_DATA: folder }

/** Each launch is a process of its own, and a busy machine takes seconds to start one. */
const patience = 60_000

async function launch() {
  const child = fork(main, { env: environment, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const port = await new Promise<number>((resolve) => {
    child.once('message', (message: { port: number }) => resolve(message.port))
  })
  return { child, exited, stripe: client(port) }
}

test(
  'loses nothing to kill -9, forgives a torn last line, and leaves with its parent',
  async () => {
    const first = await launch()
    const customer = await first.stripe.customers.create({ name: 'Bau Adler GmbH' })
    first.child.kill('SIGKILL')
    await first.exited
    appendFileSync(join(folder, 'sandbox.jsonl'), '[{"kind":"customer","id":"cus_torn","va')
    const second = await launch()
    expect(await second.stripe.customers.retrieve(customer.id)).toMatchObject({ name: 'Bau Adler GmbH' })
    const later = await second.stripe.customers.create({ name: 'Café Lumière SARL' })
    second.child.disconnect()
    expect(await second.exited).toBe(0)
    const third = await launch()
    expect(await third.stripe.customers.retrieve(later.id)).toMatchObject({ name: 'Café Lumière SARL' })
    third.child.disconnect()
    await third.exited
  },
  patience,
)

test(
  'refuses production and a wrong port with one sentence',
  () => {
    const run = (change: Record<string, string>) =>
      spawnSync(process.execPath, [main], { env: { ...environment, ...change }, encoding: 'utf8' })
    const production = run({ NODE_ENV: 'production' })
    expect(production.status).toBe(1)
    expect(production.stderr.trim().split('\n')).toHaveLength(1)
    expect(production.stderr).toContain('NODE_ENV=production')
    expect(run({ SANDBOX_PORT: 'x' })).toMatchObject({ status: 1 })
  },
  patience,
)
