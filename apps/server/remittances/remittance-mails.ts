import { day, formatDay } from '#shared/dates.ts'
import { formatMoney, minor } from '#shared/money.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** To the owners of a company: so much is on its way, and where every cent of it can be read. */
export const buildRemittanceSent: BuildMail = (house, data, _secrets, language) => {
  const words = wordsFor(language, 'mails')
  const amount = formatMoney(minor(Number(data['amount'])), text(data['currency']), language)
  const orderedOn = formatDay(day(text(data['orderedOn'])), language)
  return mailParts(
    { language, agency: house.config.agency },
    {
      subject: words('remittance.subject', { amount }),
      name: text(data['name']) || null,
      paragraphs: [words('remittance.opening', { amount, day: orderedOn })],
      figures: [
        { label: words('remittance.amount'), value: amount, strong: true },
        { label: words('remittance.orderedOn'), value: orderedOn },
        { label: words('remittance.cases'), value: String(Number(data['cases'])) },
      ],
      action: { label: words('remittance.open'), url: text(data['url']) },
      afterwards: [words('remittance.account')],
    },
  )
}
