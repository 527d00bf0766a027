import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../launcher/postgres.ts'
import { hashOf } from '../../launcher/stamp.ts'
import { openJobs } from '../jobs.ts'
import { openLog } from '../log.ts'
import { migrate } from '../migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    template: string
  }
}

/** One real PostgreSQL for all tests, and one migrated template that every test file clones. */
export default async function prepare(project: TestProject) {
  const postgres = await startPostgres({ dataDir: join(process.cwd(), 'var', 'test-postgres'), fsync: false })
  const template = await prepareTemplate(postgres.url)
  project.provide('databaseUrl', postgres.url)
  project.provide('template', template)
  return () => postgres.stop()
}

/** The name of the template carries the hash of what it is made from, so that a change builds a new one. */
export async function prepareTemplate(url: string): Promise<string> {
  const sources = [join(process.cwd(), 'prisma', 'migrations'), join(import.meta.dirname, '..', 'jobs.ts')]
  const template = `saldo_template_${hashOf(sources).slice(0, 12)}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ datname: string }>('select datname from pg_database')
    const names = rows.map((row) => row.datname)
    for (const left of names.filter((name) => name.startsWith('test_'))) {
      await admin.query(`drop database if exists ${left} with (force)`)
    }
    if (names.includes(template)) return template
    for (const old of names.filter((name) => name.startsWith('saldo_template_'))) {
      await admin.query(`drop database if exists ${old} with (force)`)
    }
    const building = `${template}_new`
    await admin.query(`create database ${building}`)
    const target = databaseAt(url, building)
    await migrate(target)
    const jobs = await openJobs(target, openLog('silent'), { supervise: false })
    await jobs.stop()
    await admin.query(`alter database ${building} rename to ${template}`)
    return template
  } finally {
    await admin.end()
  }
}

export function databaseAt(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
