import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { prepareTestDatabase, type TestServer } from '../../launcher/test-database.ts'
import { openJobs } from '../jobs.ts'
import { openLog } from '../log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** One real PostgreSQL for all tests, and one template with tables and job queues that every test file clones. */
export default async function prepare(project: TestProject) {
  const sources = [join(import.meta.dirname, '..', 'jobs.ts')]
  const { adminUrl, template, stop } = await prepareTestDatabase({ sources, complete: installJobs })
  project.provide('testServer', { adminUrl, template })
  return stop
}

async function installJobs(url: string): Promise<void> {
  const jobs = await openJobs(url, openLog('silent'), { supervise: false })
  await jobs.stop()
}
