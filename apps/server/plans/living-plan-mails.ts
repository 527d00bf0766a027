import { type Day, formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { InstalmentReminder } from '#shared/plans/plan-reminders.ts'
import type { CaseMailContext } from '../cases/case-mails.ts'
import { type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'
import type { ToDebtor } from './plan-mails.ts'
import type { PlanTurn } from './plan-turn-news.ts'

/** What a card that the debtor lets us keep is charged next. */
export type ChargeAhead = {
  number: number
  on: Day
  amount: Minor
  /** The day that was agreed, where it is none on which banks work. */
  agreedOn: Day | null
  last4: string
}
type Reminded = ToDebtor & {
  kind: InstalmentReminder
  open: Minor
  currency: Currency
  dueOn: Day
  /** As with a charge. */
  agreedOn: Day | null
  graceUntil: Day
}

/** A day that moved says which one was agreed, in the words of the plan itself (D2). */
const movedDay = (agreedOn: Day | null, language: Language): string[] =>
  agreedOn ? [wordsFor(language, 'mails')('instalment.moved', { date: formatDay(agreedOn, language) })] : []

/** A payment of the plan comes up, is due, or is late; the last one says until when it is not too late (D2). */
export function instalmentReminderMail(data: Reminded): MailParts {
  const { kind, language, creditorName: creditor, caseNumber: number } = data
  const words = wordsFor(language, 'mails')
  const [date, until] = [formatDay(data.dueOn, language), formatDay(data.graceUntil, language)]
  return mailParts(data, {
    subject: words(`instalment.subject.${kind}`, { number }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [
      words(`instalment.opening.${kind}`, { creditor, date }),
      ...movedDay(data.agreedOn, language),
    ],
    figures: [
      {
        label: words('instalment.amount'),
        value: formatMoney(data.open, data.currency, language),
        strong: true,
      },
      { label: words('instalment.dueOn'), value: date },
    ],
    action: { label: words('instalment.action'), url: data.link },
    afterwards: [words(`instalment.next.${kind}`, { until })],
  })
}

/**
 * The same where a kept card is charged for it: which card, how much and on which day, and how to stop it before. Nobody's
 * card is charged without a word of it beforehand.
 */
export function chargeReminderMail(data: Reminded & { charge: ChargeAhead }): MailParts {
  const { kind, language, creditorName: creditor, caseNumber: number, charge } = data
  const { last4 } = charge
  const words = wordsFor(language, 'mails')
  const date = formatDay(charge.on, language)
  const amount = formatMoney(charge.amount, data.currency, language)
  const until = formatDay(data.graceUntil, language)
  const see = wordsFor(language, 'plan-page')('card.see')
  return mailParts(data, {
    subject: words(`instalment.cardSubject.${kind}`, { number, date }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [
      words(`instalment.cardOpening.${kind}`, { creditor, date, amount, last4 }),
      ...movedDay(charge.agreedOn, language),
      kind === 'LATE' ? words('instalment.next.LATE', { until }) : words('instalment.cardNothing'),
    ],
    figures: [
      { label: words('instalment.amount'), value: amount, strong: true },
      { label: words('instalment.cardDay'), value: date },
      { label: words('instalment.card'), value: words('instalment.cardDigits', { last4 }) },
    ],
    action: { label: words('instalment.cardAction'), url: data.link },
    afterwards: [words('instalment.cardStop', { see })],
  })
}

type Told = Pick<PlanTurn, 'how'> & { on: Day; until: Day | null; managerName: string }

/** What became of the plan, to the debtor: what is due, until when it can be set right, and who decides. */
export function planTurnedMail(data: ToDebtor & Told): MailParts {
  const { how, language, creditorName: creditor, caseNumber: number, until, managerName: manager } = data
  const words = wordsFor(language, 'mails')
  return mailParts(data, {
    subject: words(`planTurned.subject.${how}`, { number }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [words(`planTurned.opening.${how}`, { creditor, date: formatDay(data.on, language) })],
    action: { label: words(`planTurned.action.${how}`), url: data.link },
    afterwards: [
      how === 'BROKEN' && until
        ? words('planTurned.restorable', { until: formatDay(until, language) })
        : words(`planTurned.next.${how}`, { manager: manager || words('planTurned.manager') }),
    ],
  })
}

/** The same to the creditor and to the desk: what happens now, and who decides. */
export function planTurnedNewsMail(data: CaseMailContext & Told & { isDesk: boolean }): MailParts {
  const { how, language, debtorName: debtor, caseNumber: number, until, managerName: manager } = data
  const words = wordsFor(language, 'mails')
  const reader = data.isDesk ? 'desk' : 'creditor'
  return mailParts(data, {
    subject: words(`planTurnedNews.subject.${how}`, { debtor, number }),
    name: data.name,
    paragraphs: [words(`planTurnedNews.opening.${how}`, { debtor, date: formatDay(data.on, language) })],
    action: { label: words(data.isDesk ? 'case.open' : 'case.follow'), url: data.url },
    afterwards: [
      ...(how === 'BROKEN' && until
        ? [words('planTurnedNews.restorable', { until: formatDay(until, language) })]
        : []),
      ...(how === 'BROKEN'
        ? [words(`planTurnedNews.${reader}`, { manager: manager || words('planTurned.manager') })]
        : []),
    ],
  })
}
