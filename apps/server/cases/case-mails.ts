import type { Reminder } from '#shared/cases/information-reminder.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

/** What every mail about a case names; `url` is the case's page for the one who reads the mail. */
export type CaseMailContext = MailContext & {
  caseNumber: string
  debtorName: string
  /** The reader's name, where we know it. */
  name: string | null
  url: string
}

export type CaseReceiptData = CaseMailContext & {
  currency: Currency
  principal: Minor
  invoices: number
  documents: number
  /** By when somebody has looked at it. */
  answerBy: Day
  /** Nothing happens before the agreement is signed: then the mail asks for that. */
  awaitsAgreement?: boolean
}

/** Exactly one per case: what reached us, and what happens next (A15). */
export function caseReceiptMail(data: CaseReceiptData): MailParts {
  const { language, caseNumber, debtorName } = data
  const words = wordsFor(language, 'mails')
  return mailParts(data, {
    subject: words('caseReceipt.subject', { number: caseNumber }),
    name: data.name,
    paragraphs: [words('caseReceipt.opening', { number: caseNumber, debtor: debtorName })],
    figures: [
      { label: words('case.number'), value: caseNumber },
      { label: words('case.debtor'), value: debtorName },
      {
        label: words('case.principal'),
        value: formatMoney(data.principal, data.currency, language),
        strong: true,
      },
      { label: words('case.invoices'), value: String(data.invoices) },
      { label: words('case.documents'), value: String(data.documents) },
    ],
    action: { label: words('case.open'), url: data.url },
    afterwards: [
      data.awaitsAgreement
        ? words('caseReceipt.sign')
        : words('caseReceipt.next', { date: formatDay(data.answerBy, language) }),
    ],
  })
}

export type InformationRequestData = CaseMailContext & {
  managerName: string
  dueOn: Day
  items: string[]
  note: string | null
}

/** What we need from the creditor, by when, and what happens otherwise (A36, A37). */
export function informationRequestMail(data: InformationRequestData): MailParts {
  const words = wordsFor(data.language, 'mails')
  const date = formatDay(data.dueOn, data.language)
  return mailParts(data, {
    subject: words('informationRequest.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName,
    paragraphs: [
      words('informationRequest.opening', { debtor: data.debtorName, date }),
      data.items.map((item) => `• ${item}`).join('\n'),
      ...(data.note ? [data.note] : []),
    ],
    action: { label: words('informationRequest.action'), url: data.url },
    afterwards: [words('informationRequest.next')],
  })
}

/** The same question once more (A36), as its day comes closer, is here, or has passed. */
export function informationReminderMail(data: InformationRequestData & { reminder: Reminder }): MailParts {
  const words = wordsFor(data.language, 'mails')
  const date = formatDay(data.dueOn, data.language)
  return mailParts(data, {
    subject: words(`informationReminder.subject.${data.reminder}`, { number: data.caseNumber, date }),
    name: data.name,
    signedBy: data.managerName,
    paragraphs: [
      words(`informationReminder.opening.${data.reminder}`, { debtor: data.debtorName, date }),
      data.items.map((item) => `• ${item}`).join('\n'),
      ...(data.note ? [data.note] : []),
    ],
    action: { label: words('informationRequest.action'), url: data.url },
    afterwards: [words(`informationReminder.next.${data.reminder}`)],
  })
}

/** Tells the account manager that the creditor has answered. */
export function informationAnsweredMail(data: CaseMailContext & { creditorName: string }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('informationAnswered.subject', { number: data.caseNumber }),
    name: data.name,
    paragraphs: [
      words('informationAnswered.opening', { creditor: data.creditorName, debtor: data.debtorName }),
    ],
    action: { label: words('case.open'), url: data.url },
  })
}

/** A no with its reason, and what is possible instead. */
export function caseDeclinedMail(data: CaseMailContext & { managerName: string; reason: string }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('caseDeclined.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName,
    paragraphs: [words('caseDeclined.opening', { debtor: data.debtorName }), data.reason],
    action: { label: words('case.open'), url: data.url },
    afterwards: [words('caseDeclined.next')],
  })
}

export type CaseAcceptedData = CaseMailContext & {
  managerName: string
  collectorName: string
  currency: Currency
  claim: Minor
}

/** The case is under way: who works on it, and what has gone out. */
export function caseAcceptedMail(data: CaseAcceptedData): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('caseAccepted.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName,
    paragraphs: [words('caseAccepted.opening', { debtor: data.debtorName, collector: data.collectorName })],
    figures: [
      { label: words('case.number'), value: data.caseNumber },
      {
        label: words('case.claim'),
        value: formatMoney(data.claim, data.currency, data.language),
        strong: true,
      },
      { label: words('case.collector'), value: data.collectorName },
    ],
    action: { label: words('case.follow'), url: data.url },
    afterwards: [words('caseAccepted.next')],
  })
}

/** An account manager entered the case for the creditor, who confirms it (A16). */
export function caseEnteredMail(
  data: CaseMailContext & { managerName: string; currency: Currency; principal: Minor },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('caseEntered.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName,
    paragraphs: [words('caseEntered.opening', { manager: data.managerName, debtor: data.debtorName })],
    figures: [
      { label: words('case.debtor'), value: data.debtorName },
      {
        label: words('case.principal'),
        value: formatMoney(data.principal, data.currency, data.language),
        strong: true,
      },
    ],
    action: { label: words('caseEntered.action'), url: data.url },
  })
}

/** A message of ours to the creditor about a case. */
export function messageToCreditorMail(
  data: CaseMailContext & { senderName: string; message: string },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('messageToCreditor.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.senderName,
    paragraphs: [words('messageToCreditor.opening', { debtor: data.debtorName }), data.message],
    action: { label: words('messageToCreditor.action'), url: data.url },
  })
}
