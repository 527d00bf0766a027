import PostalMime, { type Email } from 'postal-mime'
import { Fault } from './command.ts'

/** The most mails that are looked through for one that can be answered. */
const lookedThrough = 300

/** A mail of the demo's mailbox with an address of ours to answer to. */
export type Answerable = Pick<Email, 'messageId' | 'subject' | 'text' | 'from' | 'date'> & {
  /** Whom it went to: the person who answers. */
  to: string
  replyTo: string
}

type Listed = { id: string; to?: { address?: string }[] }

/** The newest mail, to one address or to anybody, whose answer finds its way into a conversation. */
export async function newestAnswerable(
  mailboxUrl: string,
  isOurs: (address: string) => boolean,
  to: string | undefined,
): Promise<Answerable | null> {
  const listed = (await (await ask(`${mailboxUrl}/api/email?sort=desc`)).json()) as Listed[]
  const wanted = listed.flatMap(({ id, to: people = [] }) => {
    const address = people[0]?.address?.toLowerCase()
    return address && (to === undefined || address === to) ? [{ id, address }] : []
  })
  for (const { id, address } of wanted.slice(0, lookedThrough)) {
    const mail = await PostalMime.parse(await (await ask(`${mailboxUrl}/api/email/${id}/source`)).text())
    const replyTo = mail.replyTo?.find((one) => one.address && isOurs(one.address))?.address
    if (replyTo) return { ...mail, to: address, replyTo }
  }
  return null
}

async function ask(url: string): Promise<Response> {
  const answer = await fetch(url).catch(() => null)
  if (!answer?.ok) throw new Fault('The mailbox of the demo is not running: start Saldo with npm start.')
  return answer
}
