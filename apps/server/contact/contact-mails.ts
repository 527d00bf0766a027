import { type Day, formatDay } from '#shared/dates.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { phoneText } from '../ports/paper.ts'
import { wordsFor } from '../ports/words.ts'

export type FirstLetterMailData = MailContext & {
  caseNumber: string
  creditorName: string
  debtorName: string
  collectorName: string
  /** The secure link of this debtor. */
  link: string
  check: { code: string; url: string }
}

/**
 * Carries the letter and the secure link. The mail itself names no amount: mailboxes are shared and previews
 * are read over shoulders; the letter attached and the page behind the second factor say everything (D9).
 */
export function firstLetterMail(data: FirstLetterMailData): MailParts {
  const words = wordsFor(data.language, 'mails')
  const { creditorName: creditor, agency, check } = data
  return mailParts(data, {
    subject: words('firstLetter.subject', { creditor, number: data.caseNumber }),
    title: words('firstLetter.title', { creditor }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [
      words('firstLetter.opening', { agency: agency.name, creditor, debtor: data.debtorName }),
      words('firstLetter.page'),
    ],
    action: { label: words('firstLetter.action'), url: data.link },
    afterwards: [
      words('firstLetter.check', { code: check.code, url: check.url, phone: phoneText(agency.phone) }),
      words('firstLetter.privacy'),
    ],
  })
}

/** The one-time code of the second factor. It stands in no subject, where a locked screen would show it. */
export function linkCodeMail(data: MailContext & { code: string; validMinutes: number }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('linkCode.subject'),
    toDebtor: true,
    paragraphs: [words('linkCode.opening')],
    code: data.code,
    figures: [{ label: words('linkCode.valid'), value: String(data.validMinutes) }],
    afterwards: [words('linkCode.notYou')],
  })
}

/** Tells the debtor that the question arrived and who answers by when. */
export function questionReceivedMail(
  data: MailContext & { caseNumber: string; collectorName: string; answerBy: Day },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('questionReceived.subject', { number: data.caseNumber }),
    toDebtor: true,
    signedBy: data.collectorName,
    paragraphs: [
      words('questionReceived.opening', {
        collector: data.collectorName,
        date: formatDay(data.answerBy, data.language),
      }),
      words('questionReceived.next'),
    ],
  })
}

/** Tells the desk that a debtor waits for an answer. */
export function questionWaitingMail(
  data: MailContext & {
    name: string | null
    caseNumber: string
    debtorName: string
    dueOn: Day
    url: string
  },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('questionWaiting.subject', { number: data.caseNumber }),
    name: data.name,
    paragraphs: [
      words('questionWaiting.opening', {
        debtor: data.debtorName,
        date: formatDay(data.dueOn, data.language),
      }),
    ],
    action: { label: words('questionWaiting.action'), url: data.url },
  })
}

/** The answer in full; the page keeps it as well. */
export function questionAnsweredMail(
  data: MailContext & {
    caseNumber: string
    creditorName: string
    collectorName: string
    answer: string
    link: string | null
  },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('questionAnswered.subject', { number: data.caseNumber }),
    toDebtor: true,
    signedBy: data.collectorName,
    paragraphs: [words('questionAnswered.opening', { creditor: data.creditorName }), data.answer],
    ...(data.link && { action: { label: words('firstLetter.action'), url: data.link } }),
  })
}

/** Every complaint gets a number and a day by which it is answered (A50). */
export function complaintReceivedMail(
  data: MailContext & { name: string | null; number: string; answerBy: Day },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  const date = formatDay(data.answerBy, data.language)
  return mailParts(data, {
    subject: words('complaintReceived.subject', { number: data.number }),
    name: data.name,
    paragraphs: [words('complaintReceived.opening', { number: data.number, date })],
    afterwards: [words('complaintReceived.next')],
  })
}

/** Our answer to a complaint, under its number, signed by a person. */
export function complaintAnsweredMail(
  data: MailContext & { name: string | null; number: string; answer: string; signedBy: string },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('complaintAnswered.subject', { number: data.number }),
    name: data.name,
    signedBy: data.signedBy,
    paragraphs: [words('complaintAnswered.opening', { number: data.number }), data.answer],
    afterwards: [words('complaintAnswered.next', { number: data.number })],
  })
}

/** Confirms a request to be called back, with the consent that goes with it (A09). */
export function leadReceivedMail(
  data: MailContext & { name: string | null; phone: string | null; consentOn: Day },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('leadReceived.subject'),
    name: data.name,
    paragraphs: [
      data.phone
        ? words('leadReceived.openingPhone', { phone: phoneText(data.phone) })
        : words('leadReceived.opening'),
    ],
    afterwards: [
      words('leadReceived.free'),
      words('leadReceived.consent', { date: formatDay(data.consentOn, data.language) }),
    ],
  })
}
