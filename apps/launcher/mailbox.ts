import { createHmac } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { MailDev } from 'maildev'

/** The demo's mailbox: every mail the product sends arrives here, and a person reads it in the browser. */
const { env } = process
const mailbox = new MailDev({
  smtp: Number(env['MAILBOX_SMTP_PORT']),
  ip: '127.0.0.1',
  web: Number(env['MAILBOX_PORT']),
  webIp: '127.0.0.1',
  mailDirectory: env['MAILBOX_FOLDER'] ?? 'var/mailbox',
  maxEmails: 1_000,
  silent: true,
})
const servers = await mailbox.start().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  process.stderr.write(`The mailbox cannot start: ${error.code ?? error.message} ${error.port ?? ''}\n`)
  process.exit(1)
})

/**
 * Answers find their way back without a mail server: whatever is sent here to `reply+…`, from any mail program that is
 * pointed at this port, is handed over as a real mail server would, as it came and signed.
 */
servers.smtp.on('new', (mail: { id: string; to?: { address?: string }[] }) => {
  if (!mail.to?.some(({ address }) => address?.toLowerCase().startsWith('reply+'))) return
  void handOver(mail.id).catch((error: unknown) =>
    process.stderr.write(`An answer by mail was not handed over: ${String(error)}\n`),
  )
})

async function handOver(id: string): Promise<void> {
  const raw = await buffer(await servers.smtp.getRawEmail(id))
  const signature = createHmac('sha256', env['MAILBOX_INBOUND_SECRET'] ?? '')
    .update(raw)
    .digest('hex')
  const answer = await fetch(env['MAILBOX_INBOUND_URL'] ?? '', {
    method: 'POST',
    body: new Uint8Array(raw),
    headers: { 'content-type': 'message/rfc822', 'x-saldo-signature': `sha256=${signature}` },
  })
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
}
process.send?.({ ready: true })

const leave = () => process.exit(0)
process.once('SIGTERM', leave)
process.once('SIGINT', leave)
process.once('disconnect', leave)
