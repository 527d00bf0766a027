import { type Day, formatDay } from '#shared/dates.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { RefusalReason } from '#shared/payments/saved-card.ts'
import { type MailParts, mailParts } from '../ports/mail-parts.ts'
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
