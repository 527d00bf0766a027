#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { onServer } from './database-adapter.ts'

/**
 * Stands in for the schema engine that the Prisma CLI would download: it takes the same arguments, and speaks the same
 * JSON-RPC, one message a line, over standard input and output.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: 'string', multiple: true, default: [] },
    datasource: { type: 'string', default: '{}' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
const datasource = JSON.parse(values.datasource) as { url?: string; shadowDatabaseUrl?: string }

if (positionals[0] === 'cli') process.exitCode = await runOnce(positionals[1] ?? '', datasource.url ?? '')
else await serve()

async function serve(): Promise<void> {
  const { callError, openCaller } = await import('./calls.ts')
  const send = (message: object) =>
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const printed = new Map<number, () => void>()
  const print = (content: string) =>
    new Promise<void>((done) => {
      const id = printed.size + 1
      printed.set(id, done)
      send({ id, method: 'print', params: { content } })
    })
  const datamodels = values.datamodels.map((path): [string, string] => [path, readFileSync(path, 'utf8')])
  const opening = openCaller(datamodels, datasource, print)
  let turn: Promise<unknown> = Promise.resolve()

  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line) as {
      id: number
      method?: string
      params?: Record<string, unknown>
    }
    if (method === undefined) printed.get(id)?.()
    else {
      turn = turn.then(async () => {
        try {
          const caller = await opening
          send({ id, result: await caller(method, params ?? {}) })
        } catch (error) {
          const data = callError(error)
          send({
            id,
            error: { code: 4466, message: 'An error happened. Check the data field for details.', data },
          })
        }
      })
    }
  }
  process.exit(0)
}

/** `cli can-connect-to-database` and `cli create-database`; failures are one line of log each. */
async function runOnce(command: string, url: string): Promise<number> {
  try {
    if (command === 'create-database') {
      await onServer(url, `create database "${decodeURIComponent(new URL(url).pathname.slice(1))}"`)
    } else {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
      await client.connect()
      await client.end()
    }
    return 0
  } catch (error) {
    const fields = { message: sentenceFor(error, url), error_code: codeFor(error) }
    // The CLI skips the first line, where the binary engine announces itself.
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`)
    return 1
  }
}

/** Prisma's numbers for what can go wrong; P1003 is the one after which the CLI creates the database. */
function codeFor(error: unknown): string {
  const { code } = error as { code?: string }
  if (code === '3D000') return 'P1003'
  if (code === '28P01' || code === '28000') return 'P1000'
  return 'P1001'
}

function sentenceFor(error: unknown, url: string): string {
  const { host } = new URL(url)
  const { message, code } = error as { message?: string; code?: string }
  return `The database at ${host} cannot be used: ${message || code || String(error)}.`
}
