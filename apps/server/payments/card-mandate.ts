import { createHash } from 'node:crypto'
import type { InstalmentStanding } from '#shared/cases/demand.ts'
import { formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { wordsFor } from '../ports/words.ts'

export type MandateData = {
  language: Language
  agencyName: string
  creditorName: string
  debtorName: string
  caseNumber: string
  currency: Currency
  now: Minor
  later: readonly InstalmentStanding[]
  limit: Minor
}

/**
 * The words by which a debtor lets us charge its card when it is not there (C9): which amounts on which days, that it is
 * never charged otherwise, what happens when the bank refuses, and that it can be ended at any time with one press. The
 * hash is of exactly these words. [law] what a mandate has to say differs by country and is to be looked at there.
 */
export function cardMandate(data: MandateData): { paragraphs: string[]; text: string; sha256: string } {
  const { language, currency, now, later, limit } = data
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  const paragraphs = [
    words('cardMandate.allows', {
      debtor: data.debtorName,
      agency: data.agencyName,
      creditor: data.creditorName,
      number: data.caseNumber,
    }),
    words('cardMandate.now', { amount: money(now) }),
    ...later.map(({ number, dueOn, open }) =>
      words('plan.line', { number, date: formatDay(dueOn, language), amount: money(open) }),
    ),
    words('cardMandate.limits', { limit: money(limit) }),
    words('cardMandate.refused'),
    words('cardMandate.ends'),
  ]
  const text = paragraphs.join('\n')
  return { paragraphs, text, sha256: createHash('sha256').update(text).digest('hex') }
}
