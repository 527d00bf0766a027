import { type Day, formatDay } from '#shared/dates.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { CaseMailContext } from '../cases/case-mails.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

export type OfferFigures = {
  currency: Currency
  total: Minor
  claimed: Minor
  first: Minor
  firstOn: Day
  count: number
  words: string | null
}

function figuresOf({ language }: MailContext, offer: OfferFigures) {
  const words = wordsFor(language, 'mails')
  const money = (amount: Minor) => formatMoney(amount, offer.currency, language)
  return [
    { label: words('plan.total'), value: money(offer.total), strong: true },
    ...(offer.total < offer.claimed ? [{ label: words('plan.claimed'), value: money(offer.claimed) }] : []),
    { label: words('plan.count'), value: String(offer.count) },
    {
      label: words('plan.first'),
      value: words('plan.firstValue', {
        amount: money(offer.first),
        date: formatDay(offer.firstOn, language),
      }),
    },
  ]
}

type ToPerson = CaseMailContext & OfferFigures

/** An offer lies with the account manager: by when the debtor was promised an answer. */
export function planWaitingMail(data: ToPerson & { dueOn: Day }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('planWaiting.subject', { debtor: data.debtorName, number: data.caseNumber }),
    name: data.name,
    paragraphs: [
      words('planWaiting.opening', { debtor: data.debtorName }),
      ...(data.words ? [`“${data.words}”`] : []),
    ],
    figures: figuresOf(data, data),
    action: { label: words('planWaiting.action'), url: data.url },
    afterwards: [words('planWaiting.by', { date: formatDay(data.dueOn, data.language) })],
  })
}

/** Nothing needs deciding any more: the offer was taken back, or it ran out. */
export function planEndedMail(data: ToPerson & { how: 'WITHDRAWN' | 'EXPIRED' }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('planEnded.subject', { debtor: data.debtorName, number: data.caseNumber }),
    name: data.name,
    paragraphs: [words(`planEnded.${data.how}`, { debtor: data.debtorName })],
    action: { label: words('case.open'), url: data.url },
  })
}

export type ForCreditorData = ToPerson & {
  managerName: string
  advice: 'RECOMMENDED' | 'ADVISED_AGAINST' | 'COUNTERED'
  reason: string | null
  until: Day
}

/** The creditor decides (A33): what is on the table, what we advise and why, by when, and what silence means. */
export function planForCreditorMail(data: ForCreditorData): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('planForCreditor.subject', { debtor: data.debtorName, number: data.caseNumber }),
    name: data.name,
    signedBy: data.managerName,
    paragraphs: [
      words(data.advice === 'COUNTERED' ? 'planForCreditor.ours' : 'planForCreditor.theirs', {
        debtor: data.debtorName,
      }),
      words(`planForCreditor.${data.advice}`),
      ...(data.reason ? [`“${data.reason}”`] : []),
    ],
    figures: figuresOf(data, data),
    action: { label: words('planForCreditor.action'), url: data.url },
    afterwards: [
      words('planForCreditor.why'),
      words('planForCreditor.silence', { date: formatDay(data.until, data.language) }),
    ],
  })
}

/** Both sides have agreed and the debtor has signed: told to the creditor. */
export function planBegunMail(data: ToPerson & { signerName: string }): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('planBegun.subject', { debtor: data.debtorName, number: data.caseNumber }),
    name: data.name,
    paragraphs: [words('planBegun.opening', { debtor: data.debtorName, signer: data.signerName })],
    figures: figuresOf(data, data),
    action: { label: words('case.follow'), url: data.url },
    afterwards: [words('planBegun.next')],
  })
}

/** What a mail to the debtor names; no amount stands in its subject (D9). */
export type ToDebtor = MailContext & {
  caseNumber: string
  creditorName: string
  collectorName: string
  link: string
}
export type PlanAnswer = 'AGREED' | 'WITH_DEBTOR' | 'REJECTED'

/** The answer to an offer: agreed and to be signed, another offer of ours, or no with its reason. */
export function planAnsweredMail(
  data: ToDebtor & OfferFigures & { answer: PlanAnswer; reason: string | null; until: Day },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  const { answer, creditorName: creditor, caseNumber: number, reason } = data
  return mailParts(data, {
    subject: words(`planAnswered.subject.${answer}`, { number }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [words(`planAnswered.opening.${answer}`, { creditor }), ...(reason ? [`“${reason}”`] : [])],
    ...(answer === 'REJECTED' ? {} : { figures: figuresOf(data, data) }),
    action: { label: words(`planAnswered.action.${answer}`), url: data.link },
    afterwards: [words(`planAnswered.next.${answer}`, { date: formatDay(data.until, data.language) })],
  })
}

/** An offer of the debtor ran out unanswered, or ours unsigned. */
export function planExpiredMail(data: ToDebtor): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('planExpired.subject', { number: data.caseNumber }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [words('planExpired.opening', { creditor: data.creditorName })],
    action: { label: words('planExpired.action'), url: data.link },
  })
}

/** The debtor's own copy of what was signed, with every day for the calendar. */
export function planSignedMail(data: ToDebtor & OfferFigures): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('planSigned.subject', { number: data.caseNumber }),
    signedBy: data.collectorName,
    toDebtor: true,
    paragraphs: [words('planSigned.opening', { creditor: data.creditorName })],
    figures: figuresOf(data, data),
    action: { label: words('planSigned.action'), url: data.link },
    afterwards: [words('planSigned.next')],
  })
}
