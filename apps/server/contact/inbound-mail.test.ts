import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type CaseId, isId, type MessageId, newId } from '#shared/ids.ts'
import { openTestWeb } from '../testing/test-web.ts'
import { png } from '../ports/sample-images.test-data.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { inboundSignature } from './inbound-mail-route.ts'
import { replyAddress, tokenIn, writtenTo } from './reply-address.ts'

const saldo = await openTestHouse()
const { house } = saldo
const marta = await saldo.addStaff('manager', 'Marta Ferrer')
const jonas = await saldo.addStaff('collector', 'Jonas Brandt')
const vega = await saldo.addCreditor('Aceros Vega SL')
const web = openTestWeb({ house })
let bau: ActiveCase
afterAll(() => saldo.close())
beforeEach(async () => {
  await house.db.inboundMail.deleteMany()
  bau = await addActiveCase(house, { creditor: vega, collector: jonas })
})

const secret = house.config.inboundMail?.secret ?? ''
const reply = (
  audience: 'creditor' | 'debtor' = 'debtor',
  address = bau.email,
  caseId: CaseId = bau.caseId,
) => replyAddress(house.config, { caseId, audience }, address) ?? ''

type Written = { to: string; from?: string; id?: string; headers?: string[]; body?: string; file?: Buffer }
let counter = 0

/** A mail as a mail program writes it, with what it answers to below. */
function mime({
  to,
  from = bau.email,
  id,
  headers = [],
  body = 'Wir zahlen am Freitag.',
  file,
}: Written): Buffer {
  const head = [
    `From: Buchhaltung <${from}>`,
    `To: Saldo <${to}>`,
    `Subject: Re: C-AV-0001`,
    `Message-ID: <${id ?? `answer-${(counter += 1)}@bau-adler.example`}>`,
    ...headers,
    'MIME-Version: 1.0',
  ]
  const words = `${body}\r\n\r\nAm 21.11.2026 um 10:00 schrieb Jonas Brandt:\r\n> Wann zahlen Sie?\r\n> Interne Notiz\r\n`
  if (!file) return Buffer.from([...head, 'Content-Type: text/plain; charset=utf-8', '', words].join('\r\n'))
  return Buffer.from(
    [
      ...head,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      words,
      '--b',
      'Content-Type: application/pdf; name="beleg.exe"',
      'Content-Disposition: attachment; filename="beleg.exe"',
      'Content-Transfer-Encoding: base64',
      '',
      file.toString('base64'),
      '--b--',
      '',
    ].join('\r\n'),
  )
}

const hand = (raw: Buffer, signature = inboundSignature(secret, raw)) =>
  web.request('/hooks/inbound-mail', {
    method: 'POST',
    body: new Uint8Array(raw),
    headers: { 'content-type': 'message/rfc822', 'x-saldo-signature': signature },
  })
const messages = () =>
  house.db.message.findMany({
    where: { caseId: bau.caseId },
    include: { documents: true },
    orderBy: { id: 'asc' },
  })
const outcomes = async () => (await house.db.inboundMail.findMany()).map(({ outcome }) => outcome)

describe('a reply address', () => {
  test('fits a mailbox name, survives lower case, and is good for one conversation and one person', () => {
    const address = reply()
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
    const token = tokenIn(house.config, `Saldo <${address.toUpperCase()}>`)
    if (!token) throw new Error('No token')
    expect(token).toMatchObject({ caseId: bau.caseId, audience: 'debtor' })
    expect(
      writtenTo(house.config, token, [{ address: 'else@where.example' }, { address: bau.email }]),
    ).toEqual({
      address: bau.email,
    })
    expect(writtenTo(house.config, { ...token, audience: 'creditor' }, [{ address: bau.email }])).toBeNull()
    const other = newId('case', 1)
    expect(writtenTo(house.config, { ...token, caseId: other }, [{ address: bau.email }])).toBeNull()
    for (const strange of [
      'office@saldo.example',
      'reply+x@reply.saldo.example',
      address.replace('reply.saldo', 'evil'),
    ])
      expect(tokenIn(house.config, strange)).toBeNull()
  })
})

describe('an answer by mail', () => {
  test('lands in the thread, without what it quotes, exactly once; the one who answers is told', async () => {
    const raw = mime({ to: reply() })
    expect((await hand(raw)).status).toBe(202)
    expect((await hand(raw)).status).toBe(202)
    const all = await messages()
    expect(all).toMatchObject([
      {
        audience: 'debtor',
        fromKind: 'debtor',
        fromName: 'Bau Adler GmbH',
        text: 'Wir zahlen am Freitag.',
        via: 'mail',
      },
    ])
    expect(all[0]?.fromAddress).toBeNull()
    const events = await house.db.caseEvent.findMany({
      where: { caseId: bau.caseId, kind: 'question-asked' },
    })
    expect(events).toMatchObject([{ actorKind: 'webhook', internal: false }])
    const mails = await house.db.outgoingMail.findMany({ where: { caseId: bau.caseId } })
    expect(mails.map(({ kind, recipient }) => [kind, recipient]).toSorted()).toEqual([
      ['question-received', bau.email],
      ['question-waiting', jonas.email],
    ])
    const waits = (await saldo.callerAs(jonas).desk.inbox({})).items.filter(
      (item) => item.caseId === bau.caseId,
    )
    expect(waits).toMatchObject([{ kind: 'QUESTION' }])
  })

  test('of the creditor lands in their own conversation, and another sender is shown as such', async () => {
    await hand(mime({ to: reply('creditor', vega.email), from: 'lucia@private.example', body: 'Any news?' }))
    expect(await messages()).toMatchObject([
      {
        audience: 'creditor',
        fromKind: 'creditor',
        fromId: vega.userId,
        fromAddress: 'lucia@private.example',
      },
    ])
    const { messages: seen } = await saldo.callerAs(vega).contact.thread({ caseId: bau.caseId })
    expect(seen).toMatchObject([{ text: 'Any news?', via: 'mail' }])
  })

  test('brings its files: what they are is read from them, programs are left out', async () => {
    await hand(mime({ to: reply(), file: Buffer.from('MZ a program') }))
    // A moment later, because at one and the same moment neither comes first.
    saldo.clock.forward(1)
    await hand(mime({ to: reply(), file: Buffer.from(png) }))
    const [first, second] = await messages()
    expect(first?.documents).toEqual([])
    expect(first?.text).toContain('[beleg.exe]')
    expect(second?.documents).toMatchObject([
      { kind: 'CORRESPONDENCE', mediaType: 'image/png', uploadedBy: 'debtor' },
    ])
    // It is no paper of the claim: neither the creditor nor the list of documents has it.
    const file = await saldo.callerAs(marta).desk.workspace({ caseId: bau.caseId })
    expect(file.documents).toEqual([])
    expect(file.messages.debtor[1]?.files).toHaveLength(1)
    expect(JSON.stringify(await saldo.callerAs(vega).cases.page({ caseId: bau.caseId }))).not.toContain(
      'beleg',
    )
  })

  test.each([
    [
      'an automatic answer',
      () => mime({ to: reply(), headers: ['Auto-Submitted: auto-replied'] }),
      'AUTOMATIC',
    ],
    ['a mailing list', () => mime({ to: reply(), headers: ['Precedence: bulk'] }), 'AUTOMATIC'],
    ['nothing of its own', () => mime({ to: reply(), body: '' }), 'EMPTY'],
    ['another address', () => mime({ to: 'office@saldo.example' }), 'NO_TOKEN'],
    [
      'a changed token',
      () => mime({ to: reply().replace(/.@/, (end) => (end === '0@' ? '1@' : '0@')) }),
      'BAD_TOKEN',
    ],
    [
      'a stranger’s case',
      () => mime({ to: reply('debtor', bau.email, newId('case', 1) as CaseId) }),
      'BAD_TOKEN',
    ],
  ] as const)('with %s is noted and left, and the answer tells nothing', async (_, raw, outcome) => {
    const answer = await hand(raw())
    expect([answer.status, await answer.text()]).toEqual([202, '{"received":true}'])
    expect(await outcomes()).toEqual([outcome])
    expect(await messages()).toEqual([])
  })

  test('of somebody who has left the company fits nobody any more', async () => {
    const to = reply('creditor', vega.email)
    await house.db.membership.deleteMany({ where: { userId: vega.userId } })
    await hand(mime({ to, from: vega.email }))
    expect(await outcomes()).toEqual(['BAD_TOKEN'])
    await house.db.membership.create({
      data: { id: newId('member', 1), creditorId: vega.creditorId, userId: vega.userId, role: 'owner' },
    })
  })

  test('is taken only with the signature of our mail server', async () => {
    const raw = mime({ to: reply() })
    expect((await hand(raw, inboundSignature('somebody else', raw))).status).toBe(401)
    expect((await hand(raw, '')).status).toBe(401)
    expect(await messages()).toEqual([])
  })
})

test('mails of a conversation say where an answer goes; others do not', async () => {
  const messageId = newId('message', Date.parse(house.clock.now())) as MessageId
  await saldo.callerAs(jonas).contact.answerDebtor({ caseId: bau.caseId, messageId, text: 'Guten Tag' })
  await saldo.drain()
  const mail = saldo.mails.find(({ key }) => key.startsWith(`question-answered:${messageId}`))
  const token = tokenIn(house.config, mail?.replyTo ?? '')
  expect(token && isId('case', token.caseId) && token.caseId).toBe(bau.caseId)
  expect(token?.audience).toBe('debtor')
})
