import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { addWorkingDays, day } from '#shared/dates.ts'
import { type CaseId, type MessageId, newId } from '#shared/ids.ts'
import { inTransaction } from '../db.ts'
import { refused } from '../testing/refused.ts'
import { addSubmitted, openDesk } from './desk.test-kit.ts'

const { saldo, marta, olga, jonas, claire, audit, vega, nord, as, accept } = await openDesk()
let caseId: CaseId
afterAll(() => saldo.close())
beforeEach(async () => {
  caseId = await addSubmitted(saldo, vega)
})

const newMessage = () => newId('message', Date.parse(saldo.house.clock.now())) as MessageId

describe('the inbox', () => {
  test('lists what waits with its deadline and its owner, and loses it once it is done', async () => {
    const mine = async () => (await as(marta).desk.inbox({})).items.filter((item) => item.caseId === caseId)
    expect(await mine()).toMatchObject([
      {
        kind: 'REVIEW',
        title: 'Bau Adler GmbH',
        amount: 1_240_000,
        currency: 'EUR',
        dueOn: '2026-11-24',
        ownerName: marta.name,
      },
    ])
    await accept(caseId)
    expect(await mine()).toEqual([])
    await as(vega).contact.writeToDesk({ caseId, messageId: newMessage(), text: 'Any news?' })
    expect(await mine()).toMatchObject([{ kind: 'MESSAGE', text: 'Any news?', count: 1 }])
    await as(marta).contact.writeToCreditor({ caseId, messageId: newMessage(), text: 'The letter is out.' })
    expect(await mine()).toEqual([])
  })

  test('goes on page by page without losing or repeating anything', async () => {
    for (let more = 0; more < 55; more += 1) await addSubmitted(saldo, vega, [])
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<ReturnType<typeof as>['desk']['inbox']>> = await as(marta).desk.inbox(
        cursor ? { cursor } : {},
      )
      seen.push(...page.items.map(({ key }) => key))
      expect(page.items.length).toBeLessThanOrEqual(50)
      cursor = page.next
      if (!cursor) expect(page.total).toBe(seen.length)
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(55)
  })

  test('the database counts working days as the rules do', async () => {
    const days = Array.from({ length: 14 }, (_, place) =>
      day(`2026-11-${String(place + 9).padStart(2, '0')}`),
    )
    for (const from of days) {
      for (const count of [1, 2, 5, 10]) {
        const [row] = await saldo.house.db.$queryRaw<{ on: string }[]>`
          select working_days_after(${from}::date, ${count}::int)::text as on`
        expect(row?.on, `${from} + ${count}`).toBe(addWorkingDays(from, count))
      }
    }
  })
})

describe('what stays apart', () => {
  test('a note never reaches the creditor: not by procedure, not past row-level security', async () => {
    await as(marta).desk.addNote({
      caseId,
      noteId: newId('note', Date.parse(saldo.house.clock.now())),
      text: 'Their accountant is on leave until Monday.',
    })
    const told = JSON.stringify([
      await as(vega).contact.thread({ caseId }),
      await as(vega).cases.page({ caseId }),
      await as(vega).cases.timeline({ caseId, before: 1_000 }),
    ])
    expect(told).not.toContain('on leave')
    expect(told).not.toContain('note-added')
    await expect(as(vega).desk.workspace({ caseId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(inTransaction(saldo.house.db, vega, (tx) => tx.note.findMany())).rejects.toThrow()
    const seen = await inTransaction(saldo.house.db, vega, (tx) =>
      tx.caseEvent.findMany({ where: { caseId } }),
    )
    expect(seen.map(({ kind }) => kind)).not.toContain('note-added')
  })

  test('an answer to a debtor carries the answer and nothing else of the case', async () => {
    await accept(caseId)
    await saldo.drain()
    const answer = 'You may send us the delivery note by mail.'
    await as(jonas).contact.answerDebtor({ caseId, messageId: newMessage(), text: answer })
    const owed = await saldo.house.db.outgoingMail.findFirstOrThrow({
      where: { caseId, kind: 'question-answered' },
    })
    expect(Object.keys(owed.data as object).toSorted()).toEqual([
      'answer',
      'caseNumber',
      'collectorName',
      'creditorName',
    ])
    await saldo.drain()
    const mail = saldo.mails.find(({ key }) => key.startsWith('question-answered'))
    expect(mail?.text).toContain(answer)
    expect(mail?.language).toBe('de')
    const [thread] = await as(vega).contact.threads({})
    expect(JSON.stringify(thread ?? null)).not.toContain(answer)
  })

  test('a message sent twice is one message', async () => {
    const message = { caseId, messageId: newMessage(), text: 'Is the address right?' }
    await Promise.all([as(vega).contact.writeToDesk(message), as(vega).contact.writeToDesk(message)])
    const { messages } = await as(vega).contact.thread({ caseId })
    expect(messages).toHaveLength(1)
    await expect(as(vega).contact.writeToDesk({ ...message, text: 'Another text' })).rejects.toMatchObject(
      refused('contact.otherMessage'),
    )
  })

  test('a stranger is refused, a collector works their own cases only, the auditor changes nothing', async () => {
    const notFound = { code: 'NOT_FOUND' }
    await accept(caseId)
    await expect(as(nord).contact.thread({ caseId })).rejects.toMatchObject(notFound)
    await expect(
      as(nord).contact.writeToDesk({ caseId, messageId: newMessage(), text: 'x' }),
    ).rejects.toMatchObject(notFound)
    await expect(
      as(claire).contact.answerDebtor({ caseId, messageId: newMessage(), text: 'x' }),
    ).rejects.toMatchObject(notFound)
    await expect(accept(caseId, audit)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      as(audit).desk.addNote({ caseId, noteId: newId('note', 1), text: 'x' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await as(audit).desk.workspace({ caseId })).status).toBe('ACTIVE')
  })
})

describe('finding', () => {
  test('by debtor, creditor, case number, invoice number and amount as it is typed', async () => {
    const { number } = await saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
    const cases = ['adler', 'Aceros', number ?? '', 'F-2026-001', '12,400.00', '12400']
    for (const query of cases) {
      const { cases: found } = await as(jonas).desk.search({ query })
      expect(found.length, query).toBeGreaterThan(0)
    }
    expect((await as(jonas).desk.search({ query: '%' })).cases).toEqual([])
    expect((await as(jonas).desk.creditors({})).creditors.map(({ name }) => name)).toEqual([
      'Aceros Vega SL',
      'Nordlicht Textil GmbH',
    ])
  })
})

describe('leads and complaints', () => {
  test('a complaint is answered once, by mail, in the language in which it was made', async () => {
    const complaintId = newId('complaint', 1)
    await saldo.house.db.complaint.create({
      data: {
        id: complaintId,
        number: 'B-1',
        caseId,
        creditorId: vega.creditorId,
        fromKind: 'debtor',
        name: 'Petra Adler',
        email: 'petra@bau-adler.test',
        text: 'The letter came twice.',
        language: 'de',
        dueOn: '2026-12-04',
      },
    })
    const answer = 'Es war ein Versehen, wir bitten um Entschuldigung.'
    await as(marta).contact.answerComplaint({ complaintId, answer })
    await expect(as(olga).contact.answerComplaint({ complaintId, answer })).rejects.toMatchObject(
      refused('contact.complaintAnswered'),
    )
    await saldo.drain()
    const mail = saldo.mails.find(({ to }) => to === 'petra@bau-adler.test')
    expect(mail?.text).toContain(answer)
    expect(mail?.subject).toContain('Beschwerde')
  })
})
