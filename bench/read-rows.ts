import { fork } from 'node:child_process'
import type { Closing } from '../apps/launcher/closing.ts'
import { inRoot } from '../apps/launcher/paths.ts'
import type { Measurable } from './bench-case.ts'
import type { Statement } from './capture.ts'
import { measureInbox } from './inbox.ts'
import { measureFanOut } from './live-fan-out.ts'
import { pairedRatio, type Target } from './load.ts'
import { atLeast, atMost, type Measured, type Row, type Rows } from './row.ts'

/** What is read, against the least that a server could do for the same answer. */
export const readRows = {
  async reads(measured) {
    const { oneRow, debtorView } = await measured.openCase()
    return [
      await compare(measured, 'signed-in one-row read', oneRow, 0.35),
      await compare(measured, "the debtor's whole view", debtorView, 0.45),
    ]
  },
  async inbox({ url, databaseUrl }) {
    const { items, ours, bare, ratio } = await measureInbox(url, databaseUrl)
    return [
      {
        what: `inbox of ${items}: first page, p95 ${Math.round(ours)} ms against ${Math.round(bare)} ms bare SQL`,
        measured: ratio.toFixed(2),
        bound: '≤ 3',
        ok: ratio <= 3,
      },
    ]
  },
  async live({ url, databaseUrl }) {
    const { sessions, p50, p95, perSecond } = await measureFanOut(url, databaseUrl)
    const median = `median ${Math.round(p50)} ms`
    return [
      atMost(`live: from what happens to ${sessions} open sessions, p95 (${median})`, p95, 1_000, 200),
      {
        what: `live: events delivered per second to ${sessions} open sessions`,
        measured: `${Math.round(perSecond)}/s`,
        bound: '≥ 2000/s',
        ok: perSecond >= 2_000,
      },
    ]
  },
} satisfies Record<string, Rows>

async function compare(
  { databaseUrl, closing }: Measured,
  what: string,
  { target, statements }: Measurable,
  least: number,
): Promise<Row> {
  const bare = await startBare(databaseUrl, statements, closing)
  const { ratio, ours, bare: theirs } = await pairedRatio(target, bare)
  const against = `${Math.round(ours)}/s against ${Math.round(theirs)}/s bare (${statements.length} statements)`
  return atLeast(`${what}: ${against}`, ratio, least, 0.6)
}

function startBare(databaseUrl: string, statements: Statement[], closing: Closing): Promise<Target> {
  const child = fork(inRoot('bench', 'bare-server.ts'), [databaseUrl, JSON.stringify(statements)])
  closing.add(async () => {
    child.kill()
  })
  return new Promise((done, fail) => {
    child.once('message', (message) =>
      done({ url: `http://127.0.0.1:${(message as { port: number }).port}/` }),
    )
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`The bare server ended with ${code}`)))
  })
}
