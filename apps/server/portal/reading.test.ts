import { afterAll, beforeEach, expect, test } from 'vitest'
import { type MessageId, newId } from '#shared/ids.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { openBrowser, openPortal, rowCounts } from './portal.test-kit.ts'

const { world, collector, addCase, anew, inside } = await openPortal()
const { house } = world
let open: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  open = await anew()
})

/** What the collector writes to the debtor; the mail about it stays where it is. */
async function deskWrites(text: string, { caseId } = open): Promise<string> {
  const messageId = newId('message', Date.parse(house.clock.now())) as MessageId
  await world.callerAs(collector).contact.answerDebtor({ caseId, messageId, text })
  return messageId
}
const atDesk = async () => {
  const { messages } = await world.callerAs(collector).desk.workspace({ caseId: open.caseId })
  return messages.debtor.map(({ text, readBy }) => [text, ...readBy.map(({ name }) => name)])
}

test('asking for the page, by whatever program, says nothing of who has read', async () => {
  await deskWrites('When can you pay?')
  const person = await inside(open)
  const before = await rowCounts(house)
  const { view } = await person.page(person.get('/d/ask'), 'portal-ask')
  expect(view.messages).toHaveLength(1)
  await person.head('/d/ask')
  await person.get('/d/read')
  expect(await rowCounts(house)).toEqual(before)
  expect(await atDesk()).toEqual([['When can you pay?']])
})

test('the open page tells what was on the screen, once, and the desk reads when and by whom', async () => {
  const first = await deskWrites('When can you pay?')
  const person = await inside(open)
  await deskWrites('It came in while the page was open.')
  world.clock.forward(90)
  expect((await person.post('/d/read', { messageIds: first })).status).toBe(204)
  const at = house.clock.now()
  world.clock.forward(600)
  expect((await person.post('/d/read', { messageIds: first })).status).toBe(204)
  const { messages } = await world.callerAs(collector).desk.workspace({ caseId: open.caseId })
  expect(messages.debtor).toMatchObject([{ readBy: [{ name: 'Bau Adler GmbH', at }] }, { readBy: [] }])
  expect(await house.db.messageRead.count({ where: { caseId: open.caseId } })).toBe(1)
})

test('nobody else tells it: no visitor, no other debtor, no other site', async () => {
  const theirs = await addCase({ debtorName: 'Hollins & Sons Ltd' })
  const messageIds = await deskWrites('When can you pay?')
  const [visitor, stranger, person] = [openBrowser(house), await inside(theirs), await inside(open)]
  expect((await visitor.post('/d/read', { messageIds })).status).toBe(403)
  expect((await stranger.post('/d/read', { messageIds })).status).toBe(204)
  const foreign = { 'sec-fetch-site': 'cross-site' }
  expect((await person.post('/d/read', { messageIds }, foreign)).status).toBe(403)
  expect((await person.post('/d/read', { messageIds: 'all of them' })).status).toBe(422)
  expect(await atDesk()).toEqual([['When can you pay?']])
})

test('telling it is no use of the visit', async () => {
  const messageIds = await deskWrites('When can you pay?')
  const person = await inside(open)
  const visit = () => house.db.portalSession.findFirstOrThrow({ where: { caseId: open.caseId } })
  const { lastSeenAt } = await visit()
  world.clock.forward(120)
  await person.post('/d/read', { messageIds })
  expect((await visit()).lastSeenAt).toEqual(lastSeenAt)
})
