import { createHash } from 'node:crypto'
import EmailReplyParser from 'email-reply-parser'
import PostalMime, { type Email } from 'postal-mime'
import { inboundLimits, isAutomatic } from '#shared/contact/inbound-mail.ts'
import { messageLength } from '#shared/contact/message-input.ts'

export type ReadMail = {
  /** Its Message-ID, or its fingerprint where it has none. */
  key: string
  isAutomatic: boolean
  from: string
  /** Every address it may have been delivered to. */
  to: string[]
  /** What the person wrote, without the words they answer to. */
  text: string
  files: { name: string; bytes: Uint8Array }[]
}

const deliveryHeaders = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'])

/** Reads a mail as it came over the wire. Nothing of it is trusted: not the sender, not a name, not a type. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 20 })
  const addressed = [mail.to, mail.cc, mail.bcc].flatMap((list) => list ?? []).map(({ address }) => address)
  const delivered = mail.headers.filter(({ key }) => deliveryHeaders.has(key)).map(({ value }) => value)
  return {
    key: mail.messageId || `sha256:${createHash('sha256').update(raw).digest('hex')}`,
    isAutomatic: isAutomatic(mail.headers),
    from: mail.from?.address?.toLowerCase() ?? '',
    to: [...addressed, mail.deliveredTo, ...delivered].filter((one): one is string => Boolean(one)),
    text: said(mail),
    files: filesOf(mail),
  }
}

/** The new words only; quoted ones stand in the conversation already. */
function said(mail: Email): string {
  const plain = mail.text?.trim() ? mail.text : wordsOf(mail.html ?? '')
  const own = new EmailReplyParser().parseReply(plain.replaceAll('\r\n', '\n')).trim()
  return own.length > messageLength ? `${own.slice(0, messageLength - 1)}…` : own
}

/** The words of a mail that has no plain part; the conversation shows text, so nothing of it is ever run or drawn. */
function wordsOf(html: string): string {
  return html
    .replaceAll(/<(style|script|head)[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<blockquote[\s\S]*?<\/blockquote>/gi, '')
    .replaceAll(/<(br|\/p|\/div|\/li|\/tr)[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

function filesOf(mail: Email): ReadMail['files'] {
  return mail.attachments
    .filter(({ disposition, related }) => disposition !== 'inline' && !related)
    .slice(0, inboundLimits.files)
    .flatMap(({ filename, content }) =>
      typeof content === 'string' ? [] : [{ name: filename ?? 'file', bytes: new Uint8Array(content) }],
    )
}
