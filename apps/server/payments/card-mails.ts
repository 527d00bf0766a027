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
