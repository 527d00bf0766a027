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
await mailbox.start().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  process.stderr.write(`The mailbox cannot start: ${error.code ?? error.message} ${error.port ?? ''}\n`)
  process.exit(1)
})
process.send?.({ ready: true })

const leave = () => process.exit(0)
process.once('SIGTERM', leave)
process.once('SIGINT', leave)
process.once('disconnect', leave)
