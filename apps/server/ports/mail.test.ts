import { createServer } from 'node:net'
import { MailDev } from 'maildev'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Mail, type MailDoor, smtpMail } from './mail.ts'

const from = 'Saldo Recovery <post@saldo.example>'
const mail: Mail = {
  key: 'msg_1',
  to: 'Buchhaltung Bau Adler <post@bau-adler.example>',
  replyTo: 'marta@saldo.example',
  subject: 'Schreiben zu Rechnung 2026/17 – فاتورة',
  text: 'Guten Tag',
  html: '<p>Guten Tag</p>',
  language: 'de',
  attachments: [
    { name: 'Schreiben.pdf', type: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7') },
  ],
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (!address || typeof address === 'string') throw new Error('No port')
  return address.port
}

let mailbox: MailDev
let web: string
let door: MailDoor
beforeAll(async () => {
  const [smtp, page] = [await freePort(), await freePort()]
  mailbox = new MailDev({
    smtp,
    web: page,
    ip: '127.0.0.1',
    webIp: '127.0.0.1',
    silent: true,
  })
  await mailbox.start()
  web = `http://127.0.0.1:${page}`
  door = smtpMail({ url: `smtp://127.0.0.1:${smtp}`, from })
})
afterAll(async () => {
  await door.close()
  await mailbox.stop()
})

test('a mail arrives in the mailbox that a person opens in the browser', async () => {
  expect(await door.send(mail)).toEqual({ messageId: '<msg_1@saldo.example>' })
  const answer = await fetch(`${web}/api/email`)
  const [letter] = (await answer.json()) as Record<string, unknown>[]
  expect(letter).toMatchObject({
    subject: mail.subject,
    from: [{ address: 'post@saldo.example', name: 'Saldo Recovery' }],
    to: [{ address: 'post@bau-adler.example', name: 'Buchhaltung Bau Adler' }],
    headers: { 'content-language': 'de', 'auto-submitted': 'auto-generated' },
    attachments: [{ filename: 'Schreiben.pdf', contentType: 'application/pdf' }],
  })
})

test('an answer of 5xx is final, a busy server and a closed door are not', async () => {
  const answers = ['550 5.1.1 no such mailbox', '451 4.7.1 come back later']
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.write('220 ready\r\n')
    socket.on('data', (line) => {
      const command = line.toString()
      socket.write(command.startsWith('RCPT') ? `${answers.shift()}\r\n` : '250 ok\r\n')
    })
  })
  const port = await freePort()
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  const strict = smtpMail({ url: `smtp://127.0.0.1:${port}`, from })
  await expect(strict.send(mail)).rejects.toMatchObject({ permanent: true, responseCode: 550 })
  await expect(strict.send(mail)).rejects.toMatchObject({ permanent: false, responseCode: 451 })
  await strict.close()
  await new Promise((closed) => server.close(closed))
  const nobody = smtpMail({ url: `smtp://127.0.0.1:${port}`, from })
  await expect(nobody.send(mail)).rejects.toMatchObject({ permanent: false, responseCode: null })
  await nobody.close()
})

test('a failure does not repeat the address of the person', async () => {
  const nobody = smtpMail({ url: 'smtp://127.0.0.1:1', from })
  await expect(nobody.send(mail)).rejects.toThrow(/^Mail was not accepted yet \(\w+\)$/)
  await nobody.close()
})
