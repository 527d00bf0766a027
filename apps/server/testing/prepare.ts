import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type PreparedTests, prepareTestDatabase, type TestServer } from '../../launcher/test-database.ts'
import { openJobs } from '../jobs.ts'
import { openLog } from '../log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** One real PostgreSQL for all tests, and one template with tables and job queues that every test file clones. */
export default async function prepare(project: TestProject) {
  const { adminUrl, template, stop } = await prepareTestServer()
  project.provide('testServer', { adminUrl, template })
  return stop
}

export function prepareTestServer(dataDir?: string): Promise<PreparedTests> {
  const sources = [join(import.meta.dirname, '..', 'jobs.ts')]
  return prepareTestDatabase({ sources, complete: installJobs }, dataDir)
}

async function installJobs(url: string): Promise<void> {
  const jobs = await openJobs(url, openLog('silent'), { supervise: false })
  await jobs.stop()
}
