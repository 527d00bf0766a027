import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../apps/launcher/build-product.ts'
import { measure } from '../apps/launcher/budgets.ts'
import { Closing } from '../apps/launcher/closing.ts'
import { inRoot } from '../apps/launcher/paths.ts'
import { startSaldo } from '../apps/launcher/saldo-process.ts'
import { readSettings } from '../apps/launcher/settings.ts'
import { openBenchCase } from './bench-case.ts'
import { measureClaims } from './claim-on.ts'
import type { Statement } from './capture.ts'
import { measureInbox } from './inbox.ts'
import { measureFanOut } from './live-fan-out.ts'
import { scorePage } from './lighthouse.ts'
import { pairedRatio, type Target } from './load.ts'
import { measurePreview } from './plan-preview.ts'

type Row = { what: string; measured: string; bound: string; ok: boolean }

/** A page of 200 bytes, served by the same server in the same run: what the network and the browser alone cost. */
const smallest = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>200</title><main><h1>${'A page of two hundred bytes. '.repeat(2).trim()}</h1></main>`

/** Every figure the product promises, as a table and as JSON in var/bench.json. Answers the exit code. */
export async function measureAll(): Promise<number> {
  const closing = new Closing()
  const rows: Row[] = []
  try {
    await buildIfStale()
    writeFileSync(inRoot('dist', 'web', 'bench-200.html'), smallest)
    const settings = { ...readSettings(), port: 3890, sandboxPort: 3891, mailboxPort: 3892, smtpPort: 3893 }
    const varDir = inRoot('var', 'bench')
    mkdirSync(varDir, { recursive: true })
    const saldo = await startSaldo({ ...settings, varDir, log: join(varDir, 'server.log') }, closing)

    for (const { name, kilobytes, allowed } of measure()) {
      rows.push({
        what: `${name}, brotli`,
        measured: `${kilobytes.toFixed(1)} kB`,
        bound: `≤ ${allowed} kB`,
        ok: kilobytes <= allowed,
      })
    }

    const bench = await openBenchCase(saldo.url, saldo.databaseUrl)
    const compare = async (
      what: string,
      ours: Target,
      statements: Statement[],
      least: number,
      target: number,
    ) => {
      const bare = await startBare(saldo.databaseUrl, statements, closing)
      const { ratio, ours: mine, bare: theirs } = await pairedRatio(ours, bare)
      rows.push({
        what: `${what}: ${Math.round(mine)}/s against ${Math.round(theirs)}/s bare (${statements.length} statements)`,
        measured: ratio.toFixed(2),
        bound: `≥ ${least} (target ${target})`,
        ok: ratio >= least,
      })
    }
    await compare('signed-in one-row read', bench.oneRow.target, bench.oneRow.statements, 0.35, 0.6)
    await compare("the debtor's whole view", bench.debtorView.target, bench.debtorView.statements, 0.45, 0.6)

    const claims = measureClaims()
    rows.push({
      what: `claimOn for ${claims.cases} cases with their receipts`,
      measured: `${Math.round(claims.milliseconds)} ms`,
      bound: '≤ 3000 ms',
      ok: claims.milliseconds <= 3_000,
    })

    const inbox = await measureInbox(saldo.url, saldo.databaseUrl)
    rows.push({
      what: `inbox of ${inbox.items}: first page, p95 ${Math.round(inbox.ours)} ms against ${Math.round(inbox.bare)} ms bare SQL`,
      measured: inbox.ratio.toFixed(2),
      bound: '≤ 3',
      ok: inbox.ratio <= 3,
    })

    const live = await measureFanOut(saldo.url, saldo.databaseUrl)
    rows.push(
      {
        what: `live: from what happens to ${live.sessions} open sessions, p95 (median ${Math.round(live.p50)} ms)`,
        measured: `${Math.round(live.p95)} ms`,
        bound: '≤ 1000 ms (target 200)',
        ok: live.p95 <= 1_000,
      },
      {
        what: `live: events delivered per second to ${live.sessions} open sessions`,
        measured: `${Math.round(live.perSecond)}/s`,
        bound: '≥ 2000/s',
        ok: live.perSecond >= 2_000,
      },
    )

    const preview = await measurePreview(saldo.url, bench.debtorView.target.headers ?? {})
    rows.push({
      what: `plan preview per change, processor slowed down 6 times, up to ${preview.rows} payments (p95 ${preview.p95.toFixed(1)} ms)`,
      measured: `${preview.median.toFixed(1)} ms`,
      bound: '≤ 16 ms',
      ok: preview.median <= 16,
    })

    const plain = await scorePage(`${saldo.url}/bench-200.html`)
    const link = await scorePage(`${saldo.url}/d/claim`, { headers: bench.debtorView.target.headers ?? {} })
    const ratio = link.lcp / plain.lcp
    rows.push({
      what: `LCP of the debtor's link: ${link.lcp} ms against ${plain.lcp} ms of 200 bytes`,
      measured: ratio.toFixed(2),
      bound: '≤ 1.5 (target 1.2)',
      ok: ratio <= 1.5,
    })
    rows.push(...scoreRows("the debtor's link", link, false))
    for (const path of ['/', '/quote', '/prices'])
      rows.push(...scoreRows(path, await scorePage(saldo.url + path, { runs: 1 }), true))
  } finally {
    await closing.run()
  }
  writeFileSync(inRoot('var', 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`)
  const widths = (['what', 'measured', 'bound'] as const).map((key) =>
    Math.max(...rows.map((row) => row[key].length)),
  )
  for (const { what, measured, bound, ok } of rows) {
    const cells = [what, measured, bound].map((text, place) => text.padEnd(widths[place] ?? 0))
    process.stdout.write(`${ok ? 'ok  ' : 'MISS'} ${cells.join('  ')}\n`)
  }
  return rows.every(({ ok }) => ok) ? 0 : 1
}

function scoreRows(name: string, score: Awaited<ReturnType<typeof scorePage>>, isIndexed: boolean): Row[] {
  const full = [score.accessibility, score.bestPractices, ...(isIndexed ? [score.seo] : [])]
  return [
    {
      what: `${name}: accessibility, best practices${isIndexed ? ', SEO' : ''} (performance ${Math.round(score.performance)})`,
      measured: full.join(' '),
      bound: '100',
      ok: full.every((value) => value === 100),
    },
    { what: `${name}: requests`, measured: String(score.requests), bound: '≤ 8', ok: score.requests <= 8 },
  ]
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
