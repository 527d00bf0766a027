import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActiveCase } from '../testing/debtor.ts'
import { openPortal } from './portal.test-kit.ts'

const { world, collector, anew, inside } = await openPortal()
let open: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  open = await anew()
})

describe('writing to us', () => {
  test('a question waits at the desk, is on record, and both sides have a mail; sent twice it is one', async () => {
    const person = await inside(open)
    const form = await person.page(person.get('/d/ask'), 'portal-ask')
    const fields = { messageId: form.messageId, topic: 'question', text: 'Die Ware kam zu spät.' }
    for (const answer of [await person.post('/d/ask', fields), await person.post('/d/ask', fields)]) {
      expect(answer.headers.get('location')).toBe('/d/ask?by=2026-11-24#sent')
    }
    await world.drain()
    const { db } = world.house
    expect(await db.message.findMany({ where: { caseId: open.caseId } })).toMatchObject([
      { audience: 'debtor', fromKind: 'debtor', text: 'Die Ware kam zu spät.', settledAt: null },
    ])
    const mails = await db.outgoingMail.findMany({ where: { caseId: open.caseId }, orderBy: { kind: 'asc' } })
    expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['question-received', open.email],
      ['question-waiting', collector.email],
    ])
    expect(mails.every(({ sentAt }) => sentAt !== null)).toBe(true)
    const { view, answerBy } = await person.page(person.get('/d/ask?by=2026-11-24'), 'portal-ask')
    expect(answerBy).toBe('2026-11-24')
    expect(view.messages).toMatchObject([{ from: 'you', text: 'Die Ware kam zu spät.' }])
  })

  test('an empty message comes back with its fault', async () => {
    const person = await inside(open)
    const answer = await person.post('/d/ask', { topic: 'question', text: '   ' })
    expect(answer.status).toBe(422)
    expect((await person.page(answer, 'portal-ask')).form.faults.text).toBe('input.required')
  })

  test('a right of the GDPR reaches the desk by its article', async () => {
    const person = await inside(open)
    await person.post('/d/ask', { topic: 'access', text: 'Alles, bitte.' })
    const [message] = await world.house.db.message.findMany({ where: { caseId: open.caseId } })
    expect(message?.text).toBe('[GDPR Art 15]\nAlles, bitte.')
    const notice = await person.page(person.get('/d/privacy'), 'portal-privacy')
    expect(notice.rows.length).toBeGreaterThan(8)
  })

  test('a complaint has a number and a day, is on the internal record, and is confirmed once', async () => {
    const person = await inside(open)
    const form = await person.page(person.get('/d/complaint'), 'portal-complaint')
    const fields = {
      complaintId: form.complaintId,
      name: 'Eva Adler',
      email: 'eva@bau-adler.example',
      text: 'Zu laut.',
    }
    const first = await person.page(person.post('/d/complaint', fields), 'portal-complaint')
    const second = await person.page(person.post('/d/complaint', fields), 'portal-complaint')
    expect(first.filed?.number).toMatch(/^CO-2026-\d{6}$/)
    expect(second.filed).toEqual(first.filed)
    await world.drain()
    const { db } = world.house
    expect(await db.outgoingMail.count({ where: { kind: 'complaint-received', caseId: open.caseId } })).toBe(
      1,
    )
    const events = await db.caseEvent.findMany({ where: { caseId: open.caseId, kind: 'complaint-filed' } })
    expect(events).toMatchObject([{ internal: true }])
  })
})
