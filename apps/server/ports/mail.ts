import { createTransport } from 'nodemailer'
import { type MailRefusal, statusIn, whyRefused } from '#shared/contact/mail-refusal.ts'
import type { Language } from '#shared/languages.ts'

export type Attachment = { name: string; type: string; bytes: Uint8Array }

export type Mail = {
  /** Names the letter once and for all: a job that runs twice sends the same Message-ID twice. */
  key: string
  to: string
  from?: string
  replyTo?: string
  subject: string
  text: string
  html: string
  language: Language
  attachments?: Attachment[]
  headers?: Record<string, string>
}

export type MailDoor = { send(mail: Mail): Promise<{ messageId: string }>; close(): Promise<void> }

/** `permanent` tells the job whether trying again can help: an unknown mailbox stays unknown, a busy server does not. */
export class MailFailure extends Error {
  readonly permanent: boolean
  readonly responseCode: number | null
  /** What a refusal for good means; it repeats nothing of what the server said. */
  readonly why: MailRefusal

  constructor(
    message: string,
    permanent: boolean,
    responseCode: number | null,
    cause: unknown,
    status: string | null = null,
  ) {
    super(message, { cause })
    this.name = 'MailFailure'
    this.permanent = permanent
    this.responseCode = responseCode
    this.why = whyRefused(responseCode, status)
  }
}

const domainOf = (from: string) => /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'

/**
 * The reply of the mail server decides: RFC 5321 makes 5yz final, except that 503 speaks of the connection
 * and a refused sign-in of our settings, which an operator can mend while the job waits.
 */
function failureOf(error: unknown): MailFailure {
  const {
    responseCode = null,
    code = '',
    response = '',
  } = error as { responseCode?: number | null; code?: string; response?: string }
  const permanent =
    code !== 'EAUTH' &&
    (responseCode === null ? code === 'EENVELOPE' : responseCode >= 500 && responseCode !== 503)
  // The server's own words often repeat the address, which is personal data, so they stay in the cause.
  return new MailFailure(
    `Mail was ${permanent ? 'refused' : 'not accepted yet'} (${responseCode ?? (code || 'no answer')})`,
    permanent,
    responseCode,
    error,
    statusIn(String(response)),
  )
}

/**
 * Mail by SMTP. With nothing configured this is the local mailbox that a person can open in the browser;
 * TLS is used whenever the server offers it, and certificates are checked except on this very machine.
 */
export function smtpMail(options: { url: string; from: string }): MailDoor {
  const url = new URL(options.url)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const transport = createTransport({
    pool: true,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    ignoreTLS: isLocal && url.protocol === 'smtp:',
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
  })

  return {
    async send(mail) {
      const from = mail.from ?? options.from
      try {
        const sent = await transport.sendMail({
          from,
          to: mail.to,
          ...(mail.replyTo && { replyTo: mail.replyTo }),
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.key}@${domainOf(from)}>`,
          headers: {
            'Content-Language': mail.language,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            ...mail.headers,
          },
          attachments: (mail.attachments ?? []).map(({ name, type, bytes }) => ({
            filename: name,
            contentType: type,
            content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
          })),
          // A template that names a file or an address must never make the server fetch it.
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { messageId: sent.messageId }
      } catch (error) {
        throw failureOf(error)
      }
    },
    async close() {
      transport.close()
    },
  }
}
