import type { Reminder } from '#shared/cases/information-reminder.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

export type DirectMailContext = MailContext & {
  caseNumber: string
  creditorName: string
  debtorName: string
  amount: Minor
  currency: Currency
  receivedOn: Day
  name: string | null
  managerName: string
  url: string
}

const figuresOf = (data: DirectMailContext) => {
  const words = wordsFor(data.language, 'mails')
  return [
    {
      label: words('directPayment.amount'),
      value: formatMoney(data.amount, data.currency, data.language),
      strong: true,
    },
    { label: words('directPayment.receivedOn'), value: formatDay(data.receivedOn, data.language) },
  ]
}

/** Why a report waits for the desk. */
export const waitingReasons = ['REPORTED', 'ANSWERED', 'UNANSWERED'] as const
type WaitingReason = (typeof waitingReasons)[number]

/** To the desk: a report waits to be held against its proof. */
export function directWaitingMail(data: DirectMailContext & { reason: WaitingReason }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('directWaiting.subject', { number: data.caseNumber }),
    name: data.name,
    paragraphs: [
      words(`directWaiting.reason.${data.reason}`, { creditor: data.creditorName, debtor: data.debtorName }),
    ],
    figures: figuresOf(data),
    action: { label: words('disputeWaiting.action'), url: data.url },
    afterwards: [words('directWaiting.paused')],
  })
}

/** To the creditor: a question about its report, with its day, and with what its silence means. */
export function directQuestionMail(data: DirectMailContext & { question: string; dueOn: Day }): MailParts {
  const words = wordsFor(data.language, 'mails')
  const date = formatDay(data.dueOn, data.language)
  return mailParts(data, {
    subject: words('directQuestion.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName || null,
    paragraphs: [words('directQuestion.opening', { debtor: data.debtorName, date }), data.question],
    figures: figuresOf(data),
    action: { label: words('directQuestion.action'), url: data.url },
    afterwards: [words('directQuestion.silence')],
  })
}

/** The same once more, before its day, on it and after it. */
export function directReminderMail(
  data: DirectMailContext & { question: string; dueOn: Day; reminder: Reminder },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  const date = formatDay(data.dueOn, data.language)
  const manager = data.managerName || words('planTurned.manager')
  return mailParts(data, {
    subject: words(`directReminder.subject.${data.reminder}`, { number: data.caseNumber, date }),
    name: data.name,
    signedBy: data.managerName || null,
    paragraphs: [
      words(`directReminder.opening.${data.reminder}`, { debtor: data.debtorName, date }),
      data.question,
    ],
    figures: figuresOf(data),
    action: { label: words('directQuestion.action'), url: data.url },
    afterwards: [
      words(data.reminder === 'AFTER' ? 'directReminder.over' : 'directQuestion.silence', { manager }),
    ],
  })
}

/** To the creditor: its report was not posted, and why; the debtor is asked for the amount again. */
export function directRejectedMail(data: DirectMailContext & { reason: string }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('directRejected.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName || null,
    paragraphs: [words('directRejected.opening', { debtor: data.debtorName }), data.reason],
    figures: figuresOf(data),
    action: { label: words('case.open'), url: data.url },
    afterwards: [words('directRejected.next')],
  })
}
