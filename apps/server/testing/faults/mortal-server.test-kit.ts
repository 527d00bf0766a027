import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Instant } from '#shared/dates.ts'
import { startSandbox } from '../../../sandbox/sandbox.ts'
import { type ActiveCase, addActiveCase } from '../debtor.ts'
import { openTestHouse } from '../test-house.ts'
import { standBetween } from './between.ts'

const freePort = () =>
  new Promise<number>((done) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as AddressInfo
      taken.close(() => done(port))
    })
  })

/** Connections of ours that wait for a row which somebody else holds. */
const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  and application_name = 'saldo'`

/**
 * The real card provider of the demonstration, somebody between it and us, and a server of ours in a process of its own
 * that can be killed anywhere. The house of the test stands on the same database and only looks, and asks in the end.
 */
export async function openMortalServer() {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-mortal-'))
  const port = await freePort()
  const sandbox = await startSandbox({
    folder,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
    webhookSecret: 'whsec_mortal',
    retry: { firstMs: 50, longestMs: 200, attempts: 600 },
  })
  const apiUrl = `http://127.0.0.1:${sandbox.port}`
  const between = await standBetween(apiUrl)
  const test = await openTestHouse({ STRIPE_API_URL: apiUrl, STRIPE_WEBHOOK_SECRET: 'whsec_mortal' })
  const { house } = test
  test.clock.set(new Date().toISOString() as Instant)
  const manager = await test.addStaff('manager', 'Marta Ferrer')
  const collector = await test.addStaff('collector', 'Jonas Brandt', ['de'])
  const creditor = await test.addCreditor('Aceros Vega SL')
  const owner = new pg.Client({ connectionString: house.config.databaseUrl })
  await owner.connect()
  let child: ChildProcess | null = null
  let died = Promise.resolve()

  /** Starts it where it is not there already. */
  async function live(): Promise<void> {
    if (child && child.exitCode === null && child.signalCode === null) return
    const env = {
      DATABASE_URL: house.config.databaseUrl,
      SALDO_VAR: house.config.varDir,
      STRIPE_API_URL: between.url,
      STRIPE_WEBHOOK_SECRET: 'whsec_mortal',
      PORT: String(port),
    }
    const born = fork(join(import.meta.dirname, 'small-server.ts'), {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child = born
    died = new Promise((done) => born.once('exit', () => done()))
    await new Promise<void>((done, fail) => {
      born.once('message', () => done())
      born.once('exit', (code) => fail(new Error(`The server ended with ${code} before it was there`)))
    })
  }
  const control = async (path: string, body: object = {}) => {
    const answer = await fetch(`${apiUrl}/sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as Record<string, unknown>
  }
  return {
    ...test,
    manager,
    creditor,
    between,
    control,
    live,
    /** At once, wherever it stands: nothing of it is tidied up. */
    async kill() {
      child?.kill('SIGKILL')
      await died
    },
    addCase: () => addActiveCase(house, { creditor, collector }),
    /** The debtor presses the button; null where nobody is left to answer. */
    start: async ({ actor }: ActiveCase): Promise<{ paymentId?: string; refused?: string } | null> => {
      const asked = fetch(`http://127.0.0.1:${port}/start`, { method: 'POST', body: JSON.stringify(actor) })
      return asked.then(
        (answer) => answer.json() as Promise<{ paymentId?: string; refused?: string }>,
        () => null,
      )
    },
    /**
     * Somebody holds a row of the database, so that our server stands before it in the middle of its work. What a server
     * that died there had asked for does not happen afterwards: PostgreSQL would only notice when it wants to answer.
     */
    async holding<T>(text: string, values: string[], work: () => Promise<T>): Promise<T> {
      const client = new pg.Client({ connectionString: house.config.databaseUrl })
      await client.connect()
      try {
        await client.query('begin')
        await client.query(text, values)
        const done = await work()
        await owner.query(`select pg_terminate_backend(pid) ${waiting}`)
        return done
      } finally {
        await client.end()
      }
    },
    async until(met: () => Promise<boolean>, what: string, patienceMs = 20_000) {
      const end = performance.now() + patienceMs
      while (!(await met())) {
        if (performance.now() > end) throw new Error(`Waited in vain until ${what}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    /** Somebody of ours waits for a row that another holds; only the owner of the database sees it. */
    isWaiting: async () => {
      const { rows } = await owner.query<{ waits: boolean }>(`select exists (select ${waiting}) as waits`)
      return rows[0]?.waits ?? false
    },
    /** A minute later, by the clock of whoever asks. */
    aMinuteLater: () => test.clock.set(new Date(Date.now() + 61_000).toISOString() as Instant),
    async close() {
      child?.kill('SIGKILL')
      await died
      between.close()
      await owner.end()
      await sandbox.close()
      await test.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
