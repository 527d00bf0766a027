import type { Language } from '#shared/languages.ts'
import type { Agency } from './agency.ts'
import type { Mail } from './mail.ts'
import { type MailFrame, mailFrame } from './mail-frame.ts'
import { phoneText } from './paper.ts'
import { wordsFor } from './words.ts'

/** What a builder makes; whom it goes to and under which key is decided by whoever owes it. */
export type MailParts = Pick<Mail, 'subject' | 'text' | 'html' | 'replyTo'>

/** Every builder is told for whom it writes and in whose name. */
export type MailContext = { language: Language; agency: Agency }

type Body = Omit<MailFrame, 'language' | 'title' | 'preheader' | 'footer'> & {
  subject: string
  /** The heading inside; left out, the subject. */
  title?: string
  /** Greeted by name where we know one. */
  name?: string | null
  /** Who signs; left out, the agency. */
  signedBy?: string | null
  /** A debtor is told how to tell us from swindlers, in every mail. */
  toDebtor?: boolean
}

/** The frame that every mail shares: greeting, words, signature, who we are and how to complain. */
export function mailParts({ language, agency }: MailContext, body: Body): MailParts {
  const words = wordsFor(language, 'mails')
  const { subject, title = subject, name, signedBy, toDebtor, paragraphs, afterwards = [], ...rest } = body
  const regards = [words('frame.regards'), ...(signedBy ? [signedBy] : []), agency.name].join('\n')
  const contact = { email: agency.email, phone: phoneText(agency.phone) }
  return {
    subject,
    replyTo: agency.email,
    ...mailFrame({
      ...rest,
      language,
      title,
      preheader: paragraphs[0] ?? subject,
      paragraphs: [name ? words('frame.helloName', { name }) : words('frame.hello'), ...paragraphs],
      afterwards: [...afterwards, regards],
      footer: [
        ...(toDebtor ? [words('frame.safety', contact)] : []),
        words('frame.complaint', contact),
        `${agency.name} · ${agency.address}`,
        agency.register,
      ],
    }),
  }
}
