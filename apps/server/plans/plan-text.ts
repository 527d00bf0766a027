import { createHash } from 'node:crypto'
import { type Day, formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { Instalment } from '#shared/plans/schedule.ts'
import { wordsFor } from '../ports/words.ts'

export type PlanTextData = {
  language: Language
  debtorName: string
  creditorName: string
  caseNumber: string
  currency: Currency
  claimed: Minor
  claimedOn: Day
  total: Minor
  instalments: readonly Instalment[]
}

/**
 * The words that a debtor signs, paragraph by paragraph: what is owed, what is paid when, what happens to interest,
 * what happens if a payment is missed, and that signing is an acknowledgement (D2). The page before the signature and
 * the paper after it say the same, and the hash is of exactly these words.
 */
export function planText(data: PlanTextData): string[] {
  const { language, currency, claimed, total, instalments } = data
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  const names = { debtor: data.debtorName, creditor: data.creditorName }
  return [
    words('plan.owed', { ...names, amount: money(claimed), date: formatDay(data.claimedOn, language) }),
    words('plan.pays', { ...names, amount: money(total), count: instalments.length }),
    ...instalments.map(({ number, dueOn, amount }) =>
      words('plan.line', { number, date: formatDay(dueOn, language), amount: money(amount) }),
    ),
    words('plan.interest'),
    ...(total < claimed
      ? [words('plan.waived', { ...names, amount: money((claimed - total) as Minor) })]
      : []),
    words('plan.early'),
    words('plan.missed'),
    words('plan.acknowledged', names),
    words('plan.reference', { number: data.caseNumber }),
  ]
}

/** The hash of the words as they are kept: paragraphs divided by one line break. */
export const planTextOf = (paragraphs: readonly string[]) => {
  const text = paragraphs.join('\n')
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}
