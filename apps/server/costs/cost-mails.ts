import type { CostKind } from '#shared/cases/cost-line.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

export type CostMailData = MailContext & {
  caseNumber: string
  creditorName: string
  debtorName: string
  name: string | null
  managerName: string
  kind: CostKind
  ceiling: Minor
  currency: Currency
  reason: string
  benefit: string
  dueOn: Day
  url: string
}

const figuresOf = (data: CostMailData) => {
  const words = wordsFor(data.language, 'mails')
  return [
    { label: words('costConsent.kind'), value: wordsFor(data.language, 'costs')(`kind.${data.kind}`) },
    {
      label: words('costConsent.ceiling'),
      value: formatMoney(data.ceiling, data.currency, data.language),
      strong: true,
    },
    { label: words('costConsent.dueOn'), value: formatDay(data.dueOn, data.language) },
  ]
}

/** To the creditor: what it is for, what it brings, who may say yes, and that silence is no yes (A35). */
export function costConsentAskedMail(data: CostMailData): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('costConsentAsked.subject', { debtor: data.debtorName, number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName || null,
    paragraphs: [
      words('costConsentAsked.opening', { debtor: data.debtorName }),
      data.reason,
      words('costConsentAsked.benefit', { benefit: data.benefit }),
    ],
    figures: figuresOf(data),
    action: { label: words('costConsentAsked.action'), url: data.url },
    afterwards: [
      words('costConsentAsked.why'),
      words('costConsentAsked.silence', { date: formatDay(data.dueOn, data.language) }),
    ],
  })
}

/** To the desk: the creditor has answered, and what may be done now. */
export function costConsentAnsweredMail(data: CostMailData & { answer: 'GIVEN' | 'REFUSED' }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('costConsentAnswered.subject', { number: data.caseNumber }),
    name: data.name,
    paragraphs: [words(`costConsentAnswered.${data.answer}`, { creditor: data.creditorName })],
    figures: figuresOf(data),
    action: { label: words('case.open'), url: data.url },
  })
}
