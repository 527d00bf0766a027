import { formatInstant, type Instant } from '#shared/dates.ts'
import { shortIban } from '#shared/bank/bank-details.ts'
import { timeZone } from '#shared/countries.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/**
 * New bank details were entered: what, by whom, from when, and where to take them back. The account is shortened, and
 * nobody can change or confirm one by mail (InvoiceShelf #68). One that was taken back meanwhile is not announced.
 */
export const buildBankDetailsChanged: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.bankDetails.findUnique({ where: { id: text(data['detailsId']) } })
  if (!row || row.cancelledAt) return null
  const words = wordsFor(language, 'mails')
  const company = text(data['company'])
  const from = formatInstant(row.activeFrom.toISOString() as Instant, language, timeZone(row.country))
  return mailParts(
    { language, agency: house.config.agency },
    {
      subject: words('bankDetails.subject', { company }),
      name: text(data['name']) || null,
      paragraphs: [
        words('bankDetails.opening', { person: row.enteredByName, company }),
        words(data['replaces'] === true ? 'bankDetails.until' : 'bankDetails.first', { from }),
        ...(row.nameCheck === 'WAITS' ? [words('bankDetails.lookedAt')] : []),
      ],
      figures: [
        { label: words('bankDetails.account'), value: shortIban(row.iban), strong: true },
        { label: words('bankDetails.holder'), value: row.holder },
        { label: words('bankDetails.from'), value: from },
      ],
      action: { label: words('bankDetails.open'), url: `${house.config.publicUrl}/app/account/bank` },
      afterwards: [words('bankDetails.wrong')],
    },
  )
}
