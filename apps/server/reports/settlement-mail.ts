import { endingOf } from '#shared/cases/ending.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

/** To the debtor, with the letter attached; no amount and no creditor stands in its subject (D9). */
export const buildSettlementLetter: BuildMail = async (house, data, { link = '' }, language) => {
  const letter = await house.db.letter.findUniqueOrThrow({
    where: { id: String(data.letterId) },
    select: { paperKey: true },
  })
  const words = wordsFor(language, 'mails')
  const number = String(data.caseNumber)
  const creditor = String(data.creditorName)
  const ending = endingOf(String(data.ending))
  const parts = mailParts(
    { language, agency: house.config.agency },
    {
      subject: words('settlementLetter.subject', { number }),
      toDebtor: true,
      signedBy: String(data.collectorName) || null,
      paragraphs: [words(`settlementLetter.opening${ending}`, { creditor })],
      ...(link && { action: { label: words('settlementLetter.action'), url: link } }),
      afterwards: [words('settlementLetter.keep')],
    },
  )
  const bytes = await house.files.bytes(letter.paperKey)
  return { ...parts, attachments: [{ name: `${number}.pdf`, type: 'application/pdf', bytes }] }
}
