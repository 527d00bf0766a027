import 'fake-indexeddb/auto'
import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { forgetQueries, recallQueries, rememberQueries } from './remembered-queries.ts'

const build = { src: '/assets/index-one.js' }
beforeEach(() => {
  build.src = '/assets/index-one.js'
  vi.stubGlobal('document', { querySelector: () => build })
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime('2026-11-21T09:00:00Z')
})

const cases = [['cases', 'list'], { type: 'query' }]
const inbox = [['desk', 'inbox'], { type: 'query' }]

/** Puts answers into a fresh client, lets them be kept, and answers what a later start finds. */
async function keep(answers: [unknown[], unknown][]): Promise<void> {
  const client = new QueryClient()
  const stop = rememberQueries(client, 'usr_lucia')
  for (const [key, data] of answers) client.setQueryData(key, data)
  await new Promise((done) => setTimeout(done, 1_200))
  stop()
}
async function recalled(key: unknown[]): Promise<unknown> {
  const client = new QueryClient()
  await recallQueries(client)
  return client.getQueryData(key)
}

test('what a creditor looked at is there without a connection; the desk leaves nothing', async () => {
  await keep([
    [cases, ['C-AV-0001']],
    [inbox, ['secret']],
  ])
  expect(await recalled(cases)).toEqual(['C-AV-0001'])
  expect(await recalled(inbox)).toBeUndefined()
})

test('a copy of another build or of last month counts for nothing', async () => {
  await keep([[cases, ['C-AV-0001']]])
  build.src = '/assets/index-two.js'
  expect(await recalled(cases)).toBeUndefined()
  build.src = '/assets/index-one.js'
  vi.setSystemTime('2026-11-29T09:00:00Z')
  expect(await recalled(cases)).toBeUndefined()
})

test('signing out leaves nothing on the device', async () => {
  await keep([[cases, ['C-AV-0001']]])
  await forgetQueries()
  expect(await recalled(cases)).toBeUndefined()
})
