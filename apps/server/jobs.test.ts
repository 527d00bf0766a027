import { expect, inject, test } from 'vitest'
import { cloneDatabase } from '../launcher/test-database.ts'
import { openJobs } from './jobs.ts'
import { openLog } from './log.ts'

/** Several servers of one installation begin in the same second, as after a deployment: none of them may fall. */
test('servers that start at the same moment all open the queue', async () => {
  const database = await cloneDatabase(inject('testServer'), 'jobs')
  try {
    for (let round = 0; round < 3; round += 1) {
      const starts = Array.from({ length: 6 }, () =>
        openJobs(database.url, openLog('silent'), { supervise: false }),
      )
      const opened = await Promise.allSettled(starts)
      for (const one of opened) if (one.status === 'fulfilled') await one.value.stop()
      expect(opened.map(({ status }) => status)).toEqual(starts.map(() => 'fulfilled'))
    }
  } finally {
    await database.drop()
  }
})
