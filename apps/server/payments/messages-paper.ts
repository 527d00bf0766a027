import { timeZone } from '#shared/countries.ts'
import { dayOf, formatDay, formatInstant, instant } from '#shared/dates.ts'
import { isLanguage } from '#shared/languages.ts'
import type { House } from '../house.ts'
import { paperOf } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, wordsFor } from '../ports/words.ts'

/** More is read by nobody at a bank. */
const most = 200

/** What was written between us and the debtor of a case, oldest first, in the debtor's own language: both have it already. */
export async function messagesPaper(house: House, caseId: string): Promise<Paper> {
  const file = await house.db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      number: true,
      creditor: { select: { name: true } },
      debtor: { select: { name: true, country: true, language: true } },
      messages: {
        where: { audience: 'debtor' },
        orderBy: { createdAt: 'desc' },
        take: most,
        select: { fromKind: true, text: true, createdAt: true },
      },
    },
  })
  const { debtor, creditor, number } = file
  const messages = file.messages.toReversed()
  const language = isLanguage(debtor.language) ? debtor.language : 'en'
  const words = wordsFor(language, 'papers')
  const zone = timeZone(debtor.country)
  const last = messages.at(-1)
  // The last word dates it, so that the same conversation is the same file.
  const issuedAt = last ? instant(last.createdAt.toISOString()) : house.clock.now()
  const { agency } = house.config
  return paperOf({
    template: 'payments/messages-paper.typ',
    language,
    title: words('messages.title', { case: number ?? '' }),
    issuedAt,
    agency,
    content: {
      recipient: [isolated(debtor.name)],
      reference: [
        { label: words('frame.case'), value: number ?? '', ltr: true },
        { label: words('frame.creditor'), value: creditor.name },
        { label: words('frame.date'), value: formatDay(dayOf(issuedAt, zone), language) },
      ],
      text: words('messages.text', { debtor: debtor.name, agency: agency.name }),
      messages: messages.map(({ fromKind, text, createdAt }) => ({
        head: `${fromKind === 'debtor' ? debtor.name : agency.name} · ${formatInstant(instant(createdAt.toISOString()), language, zone)}`,
        text,
      })),
    },
  })
}
