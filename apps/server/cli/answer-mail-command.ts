import { createTransport } from 'nodemailer'
import { tokenIn } from '../contact/reply-address.ts'
import { type Config, readConfig } from '../config.ts'
import { type Answer, type Command, Fault, readWords, WrongUsage } from './command.ts'
import { type Answerable, newestAnswerable } from './demo-mailbox.ts'

/** Answers a mail of the demo as its reader's mail program would, so that trying it needs none. */
export const answerMailCommand: Command = {
  usage: 'answer-mail [--to buchhaltung@bau-adler.example] "We pay on Friday."',
  needsDatabase: false,
  run: (args) => answerMail(readConfig(), args),
}

export async function answerMail(config: Config, args: string[]): Promise<Answer> {
  const { options, words } = readWords(args, ['to'])
  const text = words.join(' ').trim()
  if (!text) throw new WrongUsage('What is the answer? Write it in quotation marks.')
  if (config.production) throw new Fault('Only mails of the demo are answered here.')
  if (!config.mailboxUrl)
    throw new Fault('The mailbox of the demo is not running: start Saldo with npm start.')
  const to = options.to?.trim().toLowerCase()
  const isOurs = (address: string) => tokenIn(config, address) !== null
  const mail = await newestAnswerable(config.mailboxUrl, isOurs, to)
  const token = mail && tokenIn(config, mail.replyTo)
  if (!token) {
    throw new Fault(
      `No mail ${to ? `to ${to} ` : ''}in the mailbox can be answered: only letters and messages of a case can.`,
    )
  }
  const messageId = await send(config.smtpUrl, mail, text)
  const { caseId, audience } = token
  const url = `${config.publicUrl}/desk/cases/${caseId}`
  const subject = mail.subject ?? ''
  return {
    json: { messageId, from: mail.to, subject, caseId, audience, url },
    text: `Answered “${subject}” as ${mail.to}: in a moment it stands in the conversation with the ${audience} at ${url}`,
  }
}

/** By SMTP into the mailbox, which hands over what goes to an address of ours as a real mail server does. */
async function send(smtpUrl: string, mail: Answerable, text: string): Promise<string> {
  const { hostname, port } = new URL(smtpUrl)
  const program = createTransport({ host: hostname, port: Number(port), ignoreTLS: true })
  try {
    const sent = await program.sendMail({
      from: mail.to,
      to: mail.replyTo,
      subject: `Re: ${mail.subject ?? ''}`,
      text: `${text}\n\n${quoted(mail)}\n`,
      ...(mail.messageId ? { inReplyTo: mail.messageId, references: mail.messageId } : {}),
    })
    return sent.messageId
  } finally {
    program.close()
  }
}

/** The words that are answered to, below the answer as mail programs put them. */
function quoted({ from, date, text = '' }: Answerable): string {
  const who = from?.name || from?.address || 'they'
  const lines = text.trim().split(/\r?\n/)
  return [`On ${new Date(date ?? 0).toUTCString()}, ${who} wrote:`, ...lines.map((line) => `> ${line}`)].join(
    '\n',
  )
}
