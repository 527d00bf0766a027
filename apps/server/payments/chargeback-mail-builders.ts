import { timeZone } from '#shared/countries.ts'
import { formatInstant, instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { formatMoney, minor } from '#shared/money.ts'
import { chargebackReasonOf } from '#shared/payments/chargeback.ts'
import { tariffOn } from '#shared/quotes/tariff.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'
import { owedBackOf } from './owed-back.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const kinds = ['OPENED', 'DUE_SOON', 'WON', 'LOST', 'ACCEPTED'] as const
const newsOf = (data: MailData) => kinds.find((kind) => kind === data['news']) ?? 'OPENED'

function common(house: House, data: MailData, language: Language) {
  const words = wordsFor(language, 'mails')
  const currency = text(data['currency'])
  const amount = formatMoney(minor(Number(data['amountMinor'])), currency, language)
  const dueAt = text(data['dueAt'])
  // The deadline is an hour of the bank's, so it is said with the hour, on the agency's clock.
  const due = dueAt
    ? formatInstant(instant(dueAt), language, timeZone(tariffOn(house.clock.today()).agency.country))
    : ''
  const names = { debtor: text(data['debtorName']), creditor: text(data['creditorName']), amount, due }
  const figures = [
    { label: words('chargeback.amount'), value: amount, strong: true },
    {
      label: words('chargeback.reason'),
      value: words(`chargeback.because.${chargebackReasonOf(text(data['reason']))}`),
    },
  ]
  const dueLine = due ? [{ label: words('chargeback.due'), value: due }] : []
  return { words, names, figures, dueLine, currency }
}

/** To the account manager: what has to be answered until when, and how it ended. */
export const buildChargebackWaiting: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.chargeback.findUnique({ where: { id: text(data['chargebackId']) } })
  const news = newsOf(data)
  const isQuestion = news === 'OPENED' || news === 'DUE_SOON'
  // What was answered or decided while the mail had to wait is no question any more.
  if (isQuestion && (row?.status !== 'NEEDS_EVIDENCE' || row.answeredAt || row.acceptedById)) return null
  const { words, names, figures, dueLine } = common(house, data, language)
  return mailParts(
    { language, agency: house.config.agency },
    {
      subject: words(`chargebackWaiting.subject.${news}`, { number: text(data['caseNumber']) }),
      name: text(data['name']) || null,
      paragraphs: [words(`chargebackWaiting.opening.${news}`, names)],
      figures: [...figures, ...(isQuestion ? dueLine : [])],
      action: {
        label: words('case.open'),
        url: `${house.config.publicUrl}/desk/cases/${text(data['caseId'])}`,
      },
      afterwards: isQuestion ? [words('chargebackWaiting.silence')] : [],
    },
  )
}

/** To the creditor: what has become of its money, and what it owes back where it has it already. */
export const buildChargebackNews: BuildMail = async (house, data, _secrets, language) => {
  const news = newsOf(data)
  if (news === 'DUE_SOON') return null
  const { words, names, figures, currency } = common(house, data, language)
  const owed = await owedBackOf(house.db, text(data['caseId']), currency)
  const owedBack = formatMoney(owed, currency, language)
  return mailParts(
    { language, agency: house.config.agency },
    {
      subject: words(`chargebackNews.subject.${news}`, { number: text(data['caseNumber']) }),
      name: text(data['name']) || null,
      signedBy: text(data['managerName']) || null,
      paragraphs: [words(`chargebackNews.opening.${news}`, names)],
      figures: [...figures, ...(owed > 0 ? [{ label: words('chargeback.owedBack'), value: owedBack }] : [])],
      action: {
        label: words('case.open'),
        url: `${house.config.publicUrl}/app/cases/${text(data['caseId'])}`,
      },
      afterwards: [
        words(`chargebackNews.next.${news}`, names),
        ...(owed > 0 ? [words('chargebackNews.owedBack', { amount: owedBack })] : []),
      ],
    },
  )
}
