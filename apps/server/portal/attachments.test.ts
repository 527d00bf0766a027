import { afterAll, beforeEach, expect, test } from 'vitest'
import { type MessageId, newId } from '#shared/ids.ts'
import { attachFiles, keepMessageFiles } from '../contact/message-files.ts'
import { png } from '../ports/sample-images.test-data.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { openPortal } from './portal.test-kit.ts'

const { world, creditor, collector, anew, addCase, inside } = await openPortal()
const { house } = world
let open: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  open = await anew()
})

const now = () => Date.parse(house.clock.now())
const files = () => house.db.document.findMany({ where: { caseId: open.caseId, messageId: { not: null } } })

/** A message of the desk with a file, in one of the two conversations. */
async function deskSends(audience: 'creditor' | 'debtor', file = open) {
  const messageId = newId('message', now())
  const { caseId } = file
  const { creditorId } = creditor
  await house.db.message.create({
    data: {
      id: messageId,
      caseId,
      creditorId,
      audience,
      fromKind: 'desk',
      fromName: collector.name,
      text: 'See here',
    },
  })
  const { kept } = await keepMessageFiles(house, [{ name: 'plan.png', bytes: png }])
  const of = { caseId, creditorId, messageId, uploadedBy: 'desk', uploadedById: collector.userId } as const
  await house.db.$transaction((tx) => attachFiles(tx, kept, { ...of, at: house.clock.now() }))
  return kept[0]?.documentId ?? ''
}

test('a debtor’s files come with the question, by their content, once; one left out is named', async () => {
  const browser = await inside(open)
  const messageId = newId('message', now()) as MessageId
  const form = (text = 'Hier ist der Beleg.') => {
    const body = new FormData()
    body.set('messageId', messageId)
    body.set('topic', 'question')
    body.set('text', text)
    body.append('files', new File([Uint8Array.from(png)], 'beleg.pdf'))
    body.append('files', new File(['MZ'], 'virus.png'))
    return body
  }
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = (text?: string) =>
    browser.app.request(
      '/d/ask',
      { method: 'POST', body: form(text), headers: { cookie, 'sec-fetch-site': 'same-origin' } },
      { incoming: { socket: { remoteAddress: '203.0.113.20' } } },
    )
  for (const answer of [await send(), await send()]) {
    expect(answer.status).toBe(200)
    const page = await browser.page(answer, 'portal-ask')
    expect(page).toMatchObject({
      answerBy: '2026-11-24',
      leftOut: [{ name: 'virus.png', refusal: { code: 'files.typeNotAllowed' } }],
      view: { messages: [{ text: 'Hier ist der Beleg.' }] },
    })
    expect(page.messageId).not.toBe(messageId)
  }
  expect(await files()).toMatchObject([
    { messageId, kind: 'CORRESPONDENCE', mediaType: 'image/png', uploadedBy: 'debtor' },
  ])
  const silent = await send(' ')
  expect(silent.status).toBe(422)
  const back = await browser.page(silent, 'portal-ask')
  expect(back.leftOut.map(({ name, refusal }) => [name, refusal.code])).toEqual([
    ['beleg.pdf', 'files.chooseAgain'],
    ['virus.png', 'files.chooseAgain'],
  ])
  const { view } = await browser.page(browser.get('/d/ask'), 'portal-ask')
  expect(view.messages[0]?.files).toMatchObject([{ name: expect.stringContaining('beleg') }])
  expect(view.documents).toEqual([])
  const events = await house.db.caseEvent.findMany({
    where: { caseId: open.caseId, kind: 'debtor-file-attached' },
  })
  expect(events).toMatchObject([{ internal: true }])
})

test('a file is for the two sides of its conversation only', async () => {
  const browser = await inside(open)
  const ours = await deskSends('debtor')
  const creditors = await deskSends('creditor')
  const strangers = await deskSends('debtor', await addCase())
  const answer = await browser.get(`/d/attachments/${ours}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  for (const closed of [creditors, strangers, newId('document', 1)])
    expect((await browser.get(`/d/attachments/${closed}`)).status).toBe(404)
  expect((await browser.get(`/d/documents/${ours}`)).status).toBe(404)
  const page = await world.callerAs(creditor).contact.thread({ caseId: open.caseId })
  expect(page.messages.flatMap((message) => message.files.map(({ documentId }) => documentId))).toEqual([
    creditors,
  ])
})
