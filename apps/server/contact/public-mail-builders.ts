import { day } from '#shared/dates.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'
import { complaintReceivedMail, leadReceivedMail } from './contact-mails.ts'

const textOf = (value: MailData[string] | undefined) => (typeof value === 'string' ? value : null)

/** To whoever asked to be called: what was agreed to, and when. */
export const buildLeadReceived: BuildMail = ({ config }, data, _secrets, language) =>
  leadReceivedMail({
    language,
    agency: config.agency,
    name: textOf(data.name),
    phone: textOf(data.phone),
    consentOn: day(String(data.consentOn)),
  })

/** To the agency itself: somebody waits. What it is about stands at the desk, not in a mailbox. */
export const buildLeadWaiting: BuildMail = ({ config }, data, _secrets, language) => {
  const words = wordsFor(language, 'mails')
  const figures = [
    { label: words('leadWaiting.who'), value: `${String(data.name)}, ${String(data.company)}` },
    {
      label: words('leadWaiting.wants'),
      value: words(data.kind === 'CALL' ? 'leadWaiting.call' : 'leadWaiting.write'),
    },
    ...(textOf(data.phone) ? [{ label: words('leadWaiting.phone'), value: String(data.phone) }] : []),
    ...(textOf(data.callWhen) ? [{ label: words('leadWaiting.when'), value: String(data.callWhen) }] : []),
  ]
  return mailParts(
    { language, agency: config.agency },
    {
      subject: words('leadWaiting.subject', { company: String(data.company) }),
      paragraphs: [words('leadWaiting.opening')],
      figures,
      action: { label: words('leadWaiting.action'), url: `${config.publicUrl}/desk` },
    },
  )
}

export const buildComplaintReceived: BuildMail = ({ config }, data, _secrets, language) =>
  complaintReceivedMail({
    language,
    agency: config.agency,
    name: textOf(data.name),
    number: String(data.number),
    answerBy: day(String(data.answerBy)),
  })
