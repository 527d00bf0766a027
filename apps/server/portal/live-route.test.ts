import { afterAll, beforeEach, expect, test } from 'vitest'
import type { CaseEventKind } from '#shared/cases/event-kinds.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { openBrowser, openPortal, rowCounts } from './portal.test-kit.ts'

const { world, creditor, anew, inside } = await openPortal()
let open: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  open = await anew()
  world.clock.forward(3_600)
})

const happen = (kind: CaseEventKind, caseId: string = open.caseId) =>
  inTransaction(world.house.db, { kind: 'system', language: 'en' }, (tx) =>
    record(
      tx,
      { kind: 'system', language: 'en' },
      { caseId, creditorId: creditor.creditorId, kind, at: world.house.clock.now() },
    ),
  )

/** Reads a stream until it says something, or ends. */
function listen(answer: Response) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    all: () => text,
    async until(word: string) {
      while (!text.includes(word)) {
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
        if (done) break
        text += value
      }
      return text
    },
    close: () => reader?.cancel(),
  }
}

test('the open page hears that something has changed, and neither what nor by whom', async () => {
  const browser = await inside(open)
  const before = await rowCounts(world.house)
  const stream = listen(await browser.get('/d/live'))
  await stream.until('listening')
  expect(await rowCounts(world.house)).toEqual(before)
  await happen('note-added')
  await happen('creditor-wrote')
  await happen('question-answered')
  const told = await stream.until('event: changed')
  expect(told.match(/event: changed/g)).toHaveLength(1)
  expect(told).not.toMatch(/question|note|case_|crd_|Aceros/)
  for (const line of told.split('\n').filter(Boolean)) {
    expect(line).toMatch(/^(retry: 1000|: here|event: (listening|changed)|data: 1|id: \d+-\d+)$/)
  }
  await stream.close()
})

test('goes on where it was', async () => {
  const browser = await inside(open)
  const first = listen(await browser.get('/d/live'))
  const id =
    /id: (\S+)/.exec(await first.until('\n\n'))?.[1] ?? /id: (\S+)/.exec(await first.until('id: '))?.[1] ?? ''
  await first.close()
  await happen('receipt-posted')
  const second = listen(await browser.get('/d/live', { 'last-event-id': id }))
  expect(await second.until('event: changed')).toContain('event: changed')
  await second.close()
})

test('nobody without a visit listens, and the stream ends with the visit', async () => {
  expect((await openBrowser(world.house).get('/d/live')).status).toBe(204)
  const browser = await inside(open)
  const stream = listen(await browser.get('/d/live'))
  await stream.until('listening')
  await world.house.db.portalSession.updateMany({ data: { endedAt: new Date(world.house.clock.now()) } })
  await happen('question-answered')
  const told = await stream.until('event: ended')
  expect(told).toContain('event: ended')
  expect(told).not.toContain('event: changed')
})

test('listening is no use of the visit', async () => {
  const browser = await inside(open)
  const [visit] = await world.house.db.portalSession.findMany({ orderBy: { createdAt: 'desc' }, take: 1 })
  world.clock.forward(120)
  await (await browser.get('/d/live')).body?.cancel()
  const after = await world.house.db.portalSession.findUniqueOrThrow({ where: { id: visit?.id ?? '' } })
  expect(after.lastSeenAt).toEqual(visit?.lastSeenAt)
})
