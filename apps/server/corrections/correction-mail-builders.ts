import { formatDay, isDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { formatMoney, minor } from '#shared/money.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { owedBackOf } from '../payments/owed-back.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const kinds = ['TAKEN', 'RETURNED', 'LEFT', 'CAME', 'SHARED'] as const
const whatOf = (data: MailData) => kinds.find((kind) => kind === data['what']) ?? 'TAKEN'

function common(data: MailData, language: Language) {
  const words = wordsFor(language, 'mails')
  const currency = text(data['currency'])
  const money = (value: unknown) => formatMoney(minor(Number(value)), currency, language)
  const receivedOn = text(data['receivedOn'])
  const names = {
    creditor: text(data['creditorName']),
    debtor: text(data['debtorName']),
    number: text(data['caseNumber']),
    amount: money(data['amountMinor']),
  }
  const figures = [
    { label: words('correction.amount'), value: names.amount },
    ...(isDay(receivedOn)
      ? [{ label: words('correction.receivedOn'), value: formatDay(receivedOn, language) }]
      : []),
    { label: words('correction.remaining'), value: money(data['remaining']), strong: true },
  ]
  return { words, currency, names, figures }
}

/** To the creditor: what was put right, why, and what of it was paid out already. */
export const buildReceiptCorrected: BuildMail = async (house, data, _secrets, language) => {
  const { words, currency, names, figures } = common(data, language)
  const owed = await owedBackOf(house.db, text(data['caseId']), currency)
  const owedBack = formatMoney(owed, currency, language)
  return mailParts(
    { language, agency: house.config.agency },
    {
      subject: words('receiptCorrected.subject', names),
      name: text(data['name']) || null,
      signedBy: text(data['managerName']) || null,
      paragraphs: [
        words(`receiptCorrected.opening.${whatOf(data)}`, names),
        ...(text(data['why']) ? [words('receiptCorrected.why', { why: text(data['why']) })] : []),
      ],
      figures: [...figures, ...(owed > 0 ? [{ label: words('chargeback.owedBack'), value: owedBack }] : [])],
      action: {
        label: words('case.open'),
        url: `${house.config.publicUrl}/app/cases/${text(data['caseId'])}`,
      },
      afterwards: [
        words('receiptCorrected.next'),
        ...(owed > 0 ? [words('receiptCorrected.owedBack', { amount: owedBack })] : []),
      ],
    },
  )
}

/** To the debtor whose balance has changed: what is counted now, and that nobody is in the wrong for it. */
export const buildBalanceCorrected: BuildMail = (house: House, data, _secrets, language) => {
  const { words, names, figures } = common(data, language)
  return mailParts(
    { language, agency: house.config.agency },
    {
      subject: words('balanceCorrected.subject', names),
      toDebtor: true,
      paragraphs: [words(`balanceCorrected.opening.${whatOf(data)}`, names)],
      figures,
      afterwards: [words('balanceCorrected.next')],
    },
  )
}
