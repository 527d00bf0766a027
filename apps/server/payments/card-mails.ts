import { type Day, formatDay } from '#shared/dates.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { CardEnd, RefusalReason } from '#shared/payments/saved-card.ts'
import type { CaseMailContext } from '../cases/case-mails.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'
import type { ToDebtor } from '../plans/plan-mails.ts'

/** The kept card was refused: why, whether it is tried again, and the link to pay in another way. */
export function chargeRefusedMail(
  data: ToDebtor & { reason: RefusalReason; amount: Minor; currency: Currency; dueOn: Day; again: boolean },
): MailParts {
  const { language, creditorName: creditor, caseNumber: number, reason, again } = data
  const words = wordsFor(language, 'mails')
  return mailParts(data, {
    subject: words('chargeRefused.subject', { number }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [words('chargeRefused.opening', { creditor }), words(`chargeRefused.reason.${reason}`)],
    figures: [
      {
        label: words('instalment.amount'),
        value: formatMoney(data.amount, data.currency, language),
        strong: true,
      },
      { label: words('instalment.dueOn'), value: formatDay(data.dueOn, language) },
    ],
    action: { label: words('instalment.action'), url: data.link },
    afterwards: [words(again ? 'chargeRefused.again' : 'chargeRefused.yours')],
  })
}

/** The kept card ends before the next payment: until when it is good, what is not charged, and the link. */
export function cardEndsMail(
  data: ToDebtor & { last4: string; until: string; amount: Minor; currency: Currency; dueOn: Day },
): MailParts {
  const { language, creditorName: creditor, caseNumber: number, last4, until } = data
  const words = wordsFor(language, 'mails')
  return mailParts(data, {
    subject: words('cardEnds.subject', { number }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [words('cardEnds.opening', { creditor, last4, until })],
    figures: [
      {
        label: words('instalment.amount'),
        value: formatMoney(data.amount, data.currency, language),
        strong: true,
      },
      { label: words('instalment.dueOn'), value: formatDay(data.dueOn, language) },
    ],
    action: { label: words('instalment.action'), url: data.link },
    afterwards: [words('cardEnds.next')],
  })
}

type Stopped = {
  last4: string
  until: string
  /** In the words of whoever stopped it. */
  why: string | null
  managerName: string
  next: { amount: Minor; currency: Currency; dueOn: Day } | null
}

const nextFigures = ({ language }: MailContext, next: Stopped['next']) => {
  if (!next) return []
  const words = wordsFor(language, 'mails')
  const value = formatMoney(next.amount, next.currency, language)
  return [
    { label: words('instalment.amount'), value, strong: true },
    { label: words('instalment.dueOn'), value: formatDay(next.dueOn, language) },
  ]
}

/** A card is charged no more, because the debtor removed it or the desk stopped it: how the next payment is made. */
export function cardStoppedMail(data: ToDebtor & Stopped & { how: 'REMOVED' | 'STOPPED' }): MailParts {
  const { language, creditorName: creditor, caseNumber: number, how, last4, why } = data
  const words = wordsFor(language, 'mails')
  const manager = data.managerName || words('planTurned.manager')
  return mailParts(data, {
    subject: words('cardStopped.subject', { number }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [words(`cardStopped.opening.${how}`, { creditor, last4, manager }), ...(why ? [why] : [])],
    figures: nextFigures(data, data.next),
    action: { label: words('instalment.cardAction'), url: data.link },
    afterwards: [words('cardStopped.next'), ...(how === 'REMOVED' ? [words('cardStopped.notYou')] : [])],
  })
}

/** The same to the creditor and the desk, who count on it. */
export function cardStoppedNewsMail(
  data: CaseMailContext & Stopped & { how: CardEnd; isDesk: boolean },
): MailParts {
  const { language, debtorName: debtor, caseNumber: number, how, last4, until, why } = data
  const words = wordsFor(language, 'mails')
  const manager = data.managerName || words('planTurned.manager')
  return mailParts(data, {
    subject: words('cardStoppedNews.subject', { debtor, number }),
    name: data.name,
    paragraphs: [
      words(`cardStoppedNews.opening.${how}`, { debtor, last4, until, manager }),
      ...(why ? [why] : []),
    ],
    figures: nextFigures(data, data.next),
    action: { label: words(data.isDesk ? 'case.open' : 'case.follow'), url: data.url },
    afterwards: [words('cardStoppedNews.next')],
  })
}
