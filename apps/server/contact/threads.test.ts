import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type CaseId, type MessageId, newId } from '#shared/ids.ts'
import { inTransaction } from '../db.ts'
import { addSubmitted, openDesk } from '../desk/desk.test-kit.ts'
import { oweMail } from '../outgoing-mail.ts'
import { refused } from '../testing/refused.ts'

const { saldo, marta, jonas, audit, vega, nord, as } = await openDesk()
const { house } = saldo
let caseId: CaseId
afterAll(() => saldo.close())
beforeEach(async () => {
  caseId = await addSubmitted(saldo, vega)
})

const newMessage = () => newId('message', Date.parse(house.clock.now())) as MessageId
const ask = (text = '') => as(vega).contact.askUpdate({ caseId, messageId: newMessage(), text })
const waits = async () =>
  (await as(marta).desk.inbox({})).items.filter((item) => item.caseId === caseId && item.kind !== 'REVIEW')

describe('asking for an update (A29)', () => {
  test('is a task with a deadline that both sides see, settled by an answer', async () => {
    expect(await ask()).toMatchObject({ answerBy: '2026-11-23' })
    expect(await waits()).toMatchObject([{ kind: 'UPDATE', dueOn: '2026-11-23', ownerName: marta.name }])
    const asked = await as(vega).contact.thread({ caseId })
    expect(asked.messages).toMatchObject([{ asksUpdate: true, answerBy: '2026-11-23', isSettled: false }])
    expect((await as(marta).desk.workspace({ caseId })).messages.creditor[0]).toMatchObject({
      answerBy: '2026-11-23',
    })
    expect(await as(vega).cases.page({ caseId })).toMatchObject({ updateBy: '2026-11-23' })
    await as(marta).contact.writeToCreditor({ caseId, messageId: newMessage(), text: 'They pay on Friday.' })
    expect(await waits()).toEqual([])
    expect((await as(vega).cases.page({ caseId })).updateBy).toBeNull()
    expect((await as(vega).contact.thread({ caseId })).messages[0]).toMatchObject({
      answerBy: null,
      isSettled: true,
    })
    await ask('And now?')
    expect(await waits()).toMatchObject([{ kind: 'UPDATE', text: 'And now?' }])
  })

  test('is what happens next to both sides, also of a case that is over', async () => {
    const closed = { status: 'CLOSED', closedOn: house.clock.today() }
    await house.db.case.update({ where: { id: caseId }, data: closed })
    await ask()
    const next = { code: 'ANSWER_UPDATE', turn: 'AGENCY', by: '2026-11-23', why: 'UPDATE_ASKED' }
    expect((await as(vega).cases.page({ caseId })).next).toMatchObject(next)
    expect((await as(marta).desk.workspace({ caseId })).next).toMatchObject(next)
    await as(marta).contact.writeToCreditor({ caseId, messageId: newMessage(), text: 'It is paid.' })
    expect((await as(vega).cases.page({ caseId })).next.code).toBe('NOTHING')
  })

  test('is one task however often it is sent, and refused while one waits', async () => {
    const messageId = newMessage()
    await as(vega).contact.askUpdate({ caseId, messageId })
    await as(vega).contact.askUpdate({ caseId, messageId })
    expect(await waits()).toHaveLength(1)
    await expect(ask()).rejects.toMatchObject(refused('contact.updateAsked'))
    await house.db.case.update({ where: { id: caseId }, data: { status: 'DRAFT' } })
    await expect(as(nord).contact.askUpdate({ caseId, messageId: newMessage() })).rejects.toMatchObject(
      refused('access.notFound'),
    )
  })
})

describe('who has read', () => {
  test('is each person once, by name, and told to the other side', async () => {
    await as(marta).contact.writeToCreditor({ caseId, messageId: newMessage(), text: 'Good news.' })
    await as(vega).contact.markRead({ caseId })
    await as(vega).contact.markRead({ caseId })
    const file = await as(marta).desk.workspace({ caseId })
    expect(file.messages.creditor[0]?.readBy).toMatchObject([{ name: vega.name }])
    expect((await as(vega).contact.thread({ caseId })).messages[0]).toMatchObject({ isRead: true })

    await as(vega).contact.writeToDesk({ caseId, messageId: newMessage(), text: 'Thank you.' })
    expect((await as(marta).desk.workspace({ caseId })).messages.creditor[1]).toMatchObject({ isRead: false })
    await as(marta).contact.markRead({ caseId, audience: 'creditor' })
    const [, thanks] = (await as(vega).contact.thread({ caseId })).messages
    expect(thanks?.readBy).toMatchObject([{ name: marta.name }])
    expect(await house.db.messageRead.count({ where: { caseId } })).toBe(2)
  })

  test('a creditor cannot mark what is between debtor and desk, nor a stranger anything; an auditor leaves no mark', async () => {
    await house.db.case.update({ where: { id: caseId }, data: { collectorId: jonas.userId } })
    await inTransaction(house.db, marta, (tx) =>
      tx.message.create({
        data: {
          id: newMessage(),
          caseId,
          creditorId: vega.creditorId,
          audience: 'debtor',
          fromKind: 'desk',
          fromName: 'Jonas',
          text: 'To the debtor',
        },
      }),
    )
    await as(vega).contact.markRead({ caseId, audience: 'debtor' })
    expect(await house.db.messageRead.count({ where: { caseId } })).toBe(0)
    await expect(as(audit).contact.markRead({ caseId })).rejects.toThrow('FORBIDDEN')
    await expect(as(nord).contact.markRead({ caseId })).rejects.toMatchObject(refused('access.notFound'))
  })
})

test('nothing but what is meant for the creditor is in a conversation', async () => {
  await ask('Where are we?')
  await as(marta).contact.writeToCreditor({ caseId, messageId: newMessage(), text: 'Soon.' })
  const { messages } = await as(vega).contact.thread({ caseId })
  for (const message of messages) {
    expect(Object.keys(message).toSorted()).toEqual(
      `answerBy asksUpdate at files fromAddress fromKind fromName isRead isSettled messageId readAt readBy text via`.split(
        ' ',
      ),
    )
  }
})

describe('mail as a person wishes it (A43)', () => {
  const owe = (kind: 'message-to-creditor' | 'information-request') =>
    inTransaction(house.db, marta, (tx) =>
      oweMail(house, tx, {
        key: `${kind}:${newMessage()}`,
        kind,
        recipient: vega.email,
        language: 'en',
        caseId,
        creditorId: vega.creditorId,
        data: {},
      }),
    )
  const owed = () =>
    house.db.outgoingMail.findMany({
      where: { caseId, recipient: vega.email },
      select: { kind: true, data: true },
    })

  test.each([
    ['now', 2, false],
    ['daily', 2, true],
    ['never', 1, false],
  ] as const)('%s', async (mailNews, mails, isHeld) => {
    await as(vega).access.saveSettings({ mailNews })
    await owe('message-to-creditor')
    await owe('information-request')
    const rows = await owed()
    expect(rows).toHaveLength(mails)
    // What law or contract requires goes out whatever was chosen.
    expect(rows.find(({ kind }) => kind === 'information-request')?.data).not.toMatchObject({ held: true })
    const news = rows.find(({ kind }) => kind === 'message-to-creditor')
    expect((news?.data as { held?: boolean } | undefined)?.held ?? false).toBe(isHeld)
  })
})
