import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../apps/launcher/build-product.ts'
import { Closing } from '../apps/launcher/closing.ts'
import { inRoot } from '../apps/launcher/paths.ts'
import { startSaldo } from '../apps/launcher/saldo-process.ts'
import { Halt } from '../apps/launcher/say.ts'
import { readSettings } from '../apps/launcher/settings.ts'
import { openBenchCase } from './bench-case.ts'
import { moneyRows } from './money-rows.ts'
import { pageRows } from './page-rows.ts'
import { readRows } from './read-rows.ts'
import type { Measured, Row, Rows } from './row.ts'

const groups: Record<string, Rows> = { ...pageRows, ...readRows, ...moneyRows }

/** A page of 200 bytes, served by the same server in the same run: what the network and the browser alone cost. */
const smallest = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>200</title><main><h1>${'A page of two hundred bytes. '.repeat(2).trim()}</h1></main>`

/**
 * Every figure the product promises, as a table and as JSON in var/bench.json; or only the groups that are named.
 * Answers the exit code.
 */
export async function measureAll(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !(name in groups))
  if (unknown)
    throw new Halt(`Nothing is measured as "${unknown}"; there are: ${Object.keys(groups).join(', ')}.`)
  const closing = new Closing()
  const rows: Row[] = []
  try {
    const measured = await startMeasured(closing)
    for (const [name, rowsOf] of Object.entries(groups))
      if (names.length === 0 || names.includes(name)) rows.push(...(await rowsOf(measured)))
  } finally {
    await closing.run()
  }
  if (names.length === 0) writeFileSync(inRoot('var', 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`)
  print(rows)
  return rows.every(({ ok }) => ok) ? 0 : 1
}

async function startMeasured(closing: Closing): Promise<Measured> {
  await buildIfStale()
  writeFileSync(inRoot('dist', 'web', 'bench-200.html'), smallest)
  const settings = { ...readSettings(), port: 3890, sandboxPort: 3891, mailboxPort: 3892, smtpPort: 3893 }
  const varDir = inRoot('var', 'bench')
  mkdirSync(varDir, { recursive: true })
  const { url, databaseUrl } = await startSaldo(
    { ...settings, varDir, log: join(varDir, 'server.log') },
    closing,
  )
  let opened: ReturnType<typeof openBenchCase> | undefined
  const openCase = () => (opened ??= openBenchCase(url, databaseUrl))
  return { url, databaseUrl, closing, openCase }
}

function print(rows: readonly Row[]): void {
  const widths = (['what', 'measured', 'bound'] as const).map((key) =>
    Math.max(...rows.map((row) => row[key].length)),
  )
  for (const { what, measured, bound, ok } of rows) {
    const cells = [what, measured, bound].map((text, place) => text.padEnd(widths[place] ?? 0))
    process.stdout.write(`${ok ? 'ok  ' : 'MISS'} ${cells.join('  ')}\n`)
  }
}
