import type { Reminder } from '#shared/cases/information-reminder.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import type { DisputeType } from '#shared/disputes/dispute.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'
import type { DeskReason, Outcome } from './dispute-owed.ts'

export type DisputeMailContext = MailContext & {
  caseNumber: string
  disputeNumber: number
  type: DisputeType
  scope: 'CASE' | 'PART' | 'NONE'
  creditorName: string
  debtorName: string
}

/** Mailboxes are shared, so a mail to a debtor names no amount and no invoice number; the page says everything (D9). */
type ToDebtor = DisputeMailContext & { person: string }

/** What is paused, who answers by when, and who decides. */
export function disputeReceivedMail(data: ToDebtor & { creditorDueOn: Day | null; deskBy: Day }): MailParts {
  const words = wordsFor(data.language, 'mails')
  const on = (day: Day) => formatDay(day, data.language)
  const { creditorName: creditor, creditorDueOn, scope } = data
  return mailParts(data, {
    subject: words('disputeReceived.subject', { number: data.caseNumber }),
    toDebtor: true,
    signedBy: data.person || null,
    paragraphs: [
      words('disputeReceived.opening', { type: typeIn(data) }),
      words(`disputeReceived.paused.${scope}`, { creditor }),
    ],
    afterwards: [
      scope === 'PART' && creditorDueOn !== null
        ? words('disputeReceived.creditor', { creditor, date: on(creditorDueOn) })
        : words('disputeReceived.desk', { date: on(data.deskBy) }),
      words('disputeReceived.page'),
    ],
  })
}

export function disputeQuestionMail(data: ToDebtor & { question: string; dueOn: Day }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('disputeQuestion.subject', { number: data.caseNumber }),
    toDebtor: true,
    signedBy: data.person || null,
    paragraphs: [
      words('disputeQuestion.opening', { date: formatDay(data.dueOn, data.language) }),
      data.question,
    ],
    afterwards: [words('disputeQuestion.next'), words('disputeReceived.page')],
  })
}

export function disputeResolvedMail(data: ToDebtor & { outcome: Outcome; reason: string }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('disputeResolved.subject', { number: data.caseNumber }),
    toDebtor: true,
    signedBy: data.person || null,
    paragraphs: [
      words(`disputeResolved.outcome.${outcomeIn(data)}`, { creditor: data.creditorName }),
      data.reason,
    ],
    afterwards: [words('disputeReceived.page')],
  })
}

type ToCreditor = DisputeMailContext & { name: string | null; managerName: string; url: string }

/** The creditor is asked, with its day, and with what its silence means: nothing is agreed by it. */
export function disputeAskedMail(data: ToCreditor & { dueOn: Day }): MailParts {
  const words = wordsFor(data.language, 'mails')
  const date = formatDay(data.dueOn, data.language)
  return mailParts(data, {
    subject: words('disputeAsked.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName || null,
    paragraphs: [
      words('disputeAsked.opening', { debtor: data.debtorName, type: typeIn(data) }),
      words(data.scope === 'CASE' ? 'disputeAsked.pausedCase' : 'disputeAsked.pausedPart'),
      words('disputeAsked.until', { date }),
    ],
    action: { label: words('disputeAsked.action'), url: data.url },
    afterwards: [words('disputeAsked.silence'), words('disputeAsked.shown', { debtor: data.debtorName })],
  })
}

export function disputeReminderMail(data: ToCreditor & { dueOn: Day; reminder: Reminder }): MailParts {
  const words = wordsFor(data.language, 'mails')
  const date = formatDay(data.dueOn, data.language)
  return mailParts(data, {
    subject: words(`disputeReminder.subject.${data.reminder}`, { number: data.caseNumber, date }),
    name: data.name,
    signedBy: data.managerName || null,
    paragraphs: [
      words(`disputeReminder.opening.${data.reminder}`, {
        debtor: data.debtorName,
        type: typeIn(data),
        date,
      }),
    ],
    action: { label: words('disputeAsked.action'), url: data.url },
    afterwards: [words('disputeAsked.silence')],
  })
}

type Figures = { upheld: Minor; outstanding: Minor; currency: Currency }

export function disputeDecidedMail(
  data: ToCreditor & { outcome: Outcome; reason: string; figures: Figures | null },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  const money = (amount: Minor) => formatMoney(amount, data.figures?.currency ?? 'EUR', data.language)
  return mailParts(data, {
    subject: words('disputeDecided.subject', { number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName || null,
    paragraphs: [
      words(`disputeDecided.outcome.${outcomeIn(data)}`, { debtor: data.debtorName }),
      ...(data.reason ? [data.reason] : []),
    ],
    ...(data.figures
      ? {
          figures: [
            { label: words('disputeDecided.upheld'), value: money(data.figures.upheld) },
            {
              label: words('disputeDecided.outstanding'),
              value: money(data.figures.outstanding),
              strong: true,
            },
          ],
        }
      : {}),
    action: { label: words('case.open'), url: data.url },
  })
}

/** To the desk: something about a dispute waits for a decision. */
export function disputeWaitingMail(
  data: DisputeMailContext & { name: string | null; reason: DeskReason; url: string },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('disputeWaiting.subject', { number: data.caseNumber }),
    name: data.name,
    paragraphs: [
      words(`disputeWaiting.reason.${data.reason}`, {
        debtor: data.debtorName,
        creditor: data.creditorName,
        type: typeIn(data),
      }),
    ],
    action: { label: words('disputeWaiting.action'), url: data.url },
  })
}

const typeIn = ({ language, type }: DisputeMailContext) => wordsFor(language, 'disputes')(`type.${type}`)

/** That somebody is no business ends the case; other words than for money that is taken off. */
const outcomeIn = ({ outcome, scope }: { outcome: Outcome; scope: DisputeMailContext['scope'] }) =>
  outcome === 'UPHELD' && scope === 'CASE' ? 'ENDED' : outcome
