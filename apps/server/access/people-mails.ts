import { type Day, formatDay } from '#shared/dates.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

/** Proves that the address belongs to whoever registered it. */
export function verifyEmailMail(data: MailContext & { name: string | null; url: string }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('verifyEmail.subject'),
    name: data.name,
    paragraphs: [words('verifyEmail.opening')],
    action: { label: words('verifyEmail.action'), url: data.url },
    afterwards: [words('verifyEmail.notYou')],
  })
}

/** The way back in. It never says whether an address has an account: it only goes to one that has. */
export function passwordResetMail(
  data: MailContext & { name: string | null; url: string; validMinutes: number },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('passwordReset.subject'),
    name: data.name,
    paragraphs: [words('passwordReset.opening')],
    action: { label: words('passwordReset.action'), url: data.url },
    figures: [{ label: words('passwordReset.valid'), value: String(data.validMinutes) }],
    afterwards: [words('passwordReset.notYou')],
  })
}

export type InvitationMailData = MailContext & {
  inviterName: string
  companyName: string
  /** The role in the reader's words. */
  role: string
  validUntilOn: Day
  url: string
}

/** Asks somebody to join a company's account. */
export function invitationMail(data: InvitationMailData): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('invitation.subject', { company: data.companyName }),
    paragraphs: [words('invitation.opening', { inviter: data.inviterName, company: data.companyName })],
    figures: [
      { label: words('invitation.role'), value: data.role },
      { label: words('invitation.valid'), value: formatDay(data.validUntilOn, data.language) },
    ],
    action: { label: words('invitation.action'), url: data.url },
    afterwards: [words('invitation.notYou')],
  })
}
