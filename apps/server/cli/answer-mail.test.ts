import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextFreePort } from '../../launcher/ports.ts'
import type { Config } from '../config.ts'
import { replyAddress } from '../contact/reply-address.ts'
import { smtpMail } from '../ports/mail.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { openTestWeb } from '../testing/test-web.ts'
import { answerMail } from './answer-mail-command.ts'

const saldo = await openTestHouse()
const { house } = saldo
const jonas = await saldo.addStaff('collector', 'Jonas Brandt')
const vega = await saldo.addCreditor('Aceros Vega SL')
const folder = mkdtempSync(join(tmpdir(), 'saldo-mailbox-'))
let bau: ActiveCase
let config: Config
let close: () => void

/** The mailbox of the demo as it is, and behind it the door through which answers come in. */
beforeAll(async () => {
  bau = await addActiveCase(house, { creditor: vega, collector: jonas })
  const web = openTestWeb({ house })
  const door = createServer(async (request, response) => {
    const headers = { 'x-saldo-signature': String(request.headers['x-saldo-signature']) }
    const body = new Uint8Array(await buffer(request))
    const { status } = await web.request('/hooks/inbound-mail', { method: 'POST', body, headers })
    response.writeHead(status).end()
  })
  await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready))
  const smtp = await nextFreePort(24_000 + Math.floor(Math.random() * 4_000))
  const pages = await nextFreePort(smtp + 1)
  const mailbox = fork(join(import.meta.dirname, '../../launcher/mailbox.ts'), {
    env: {
      MAILBOX_SMTP_PORT: String(smtp),
      MAILBOX_PORT: String(pages),
      MAILBOX_FOLDER: folder,
      MAILBOX_INBOUND_URL: `http://127.0.0.1:${(door.address() as AddressInfo).port}/hooks/inbound-mail`,
      MAILBOX_INBOUND_SECRET: house.config.inboundMail?.secret ?? '',
    },
  })
  await new Promise((ready) => mailbox.once('message', ready))
  config = {
    ...house.config,
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    mailboxUrl: `http://127.0.0.1:${pages}`,
  }
  close = () => {
    mailbox.kill()
    door.close()
  }
}, 60_000)
afterAll(async () => {
  close()
  rmSync(folder, { recursive: true, force: true })
  await saldo.close()
})

const fault = (args: string[], given = config) =>
  answerMail(given, args).then(
    () => 'no fault',
    (error: Error) => `${error.constructor.name}: ${error.message}`,
  )

test('an answer goes back over the mailbox and stands in the conversation, without what it answers to', async () => {
  expect(await fault(['We pay on Friday.'])).toContain('Fault: No mail in the mailbox can be answered')
  const door = smtpMail({ url: config.smtpUrl, from: 'Saldo Recovery <office@saldo.example>' })
  const replyTo = replyAddress(config, { caseId: bau.caseId, audience: 'debtor' }, bau.email) ?? ''
  const mail = { to: bau.email, subject: 'A letter', html: '<p>When?</p>', language: 'de' } as const
  await door.send({ ...mail, key: 'letter', replyTo, text: 'When can you pay?\n\nJonas Brandt' })
  await door.send({ ...mail, key: 'receipt', replyTo: 'office@saldo.example', text: 'Thank you.' })
  await door.close()

  expect(await fault(['--to', 'somebody@else.example', 'Hello'])).toContain('to somebody@else.example')
  const { json, text } = await answerMail(config, ['--to', bau.email.toUpperCase(), 'We pay', 'on Friday.'])
  const url = `${config.publicUrl}/desk/cases/${bau.caseId}`
  expect(json).toMatchObject({
    from: bau.email,
    subject: 'A letter',
    caseId: bau.caseId,
    audience: 'debtor',
    url,
  })
  expect(text).toBe(
    `Answered “A letter” as ${bau.email}: in a moment it stands in the conversation with the debtor at ${url}`,
  )
  await expect
    .poll(() => house.db.message.findMany({ where: { caseId: bau.caseId }, select: said }), {
      timeout: 10_000,
    })
    .toEqual([{ text: 'We pay on Friday.', via: 'mail', fromKind: 'debtor', fromAddress: null }])

  const listed = (await (await fetch(`${config.mailboxUrl}/api/email`)).json()) as {
    id: string
    subject: string
  }[]
  const sent = listed.find(({ subject }) => subject === 'Re: A letter')
  const raw = await (await fetch(`${config.mailboxUrl}/api/email/${sent?.id}/source`)).text()
  expect(raw).toMatch(/^In-Reply-To: <letter@/m)
  expect(raw).toContain('> When can you pay?')
}, 60_000)
const said = { text: true, via: true, fromKind: true, fromAddress: true } as const

test('says no in one sentence where there is nothing to say, or no mailbox', async () => {
  expect(await fault([])).toContain('WrongUsage: What is the answer?')
  expect(await fault(['--at', 'x', 'Hello'])).toContain('WrongUsage')
  const away = 'Fault: The mailbox of the demo is not running: start Saldo with npm start.'
  expect(await fault(['Hello'], { ...config, mailboxUrl: '' })).toBe(away)
  expect(await fault(['Hello'], { ...config, mailboxUrl: 'http://127.0.0.1:1' })).toBe(away)
  expect(await fault(['Hello'], { ...config, production: true })).toContain('Only mails of the demo')
})
