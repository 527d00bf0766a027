import type { Country } from '../countries.ts'
import { type Day, earliest } from '../dates.ts'
import { type Minor, sum } from '../money.ts'
import { whyNotTakeOn } from '../quotes/door-policy.ts'
import { eurRate } from '../quotes/eur-rates.ts'
import { tariffOn } from '../quotes/tariff.ts'
import { Refusal } from '../refusal.ts'
import type { CaseInput } from './case-input.ts'

/** What is placed: the sum of the invoices, and the due day of the oldest one, which decides age and limitation. */
export function placement({
  invoices,
}: Pick<CaseInput, 'invoices'>): { principal: Minor; oldestDueOn: Day } | null {
  const [first, ...rest] = invoices.map(({ dueOn }) => dueOn)
  if (!first) return null
  return {
    principal: sum(invoices.map(({ amountMinor }) => amountMinor)),
    oldestDueOn: earliest(first, ...rest),
  }
}

/**
 * Why a case cannot be submitted today, or null: the door policy of the quote, asked again with the invoices as they
 * are now (A42), and every invoice must be overdue, because we collect nothing before its time.
 */
export function whyNotSubmit(input: CaseInput, creditorCountry: Country, today: Day): Refusal | null {
  const placed = placement(input)
  if (!placed) return new Refusal('cases.needsInvoice')
  const early = input.invoices.find(({ dueOn }) => dueOn >= today)
  if (early) return new Refusal('cases.invoiceNotOverdue', { number: early.number, dueOn: early.dueOn })
  const debt = {
    debtorKind: 'BUSINESS',
    creditorCountry,
    debtorCountry: input.debtor.country,
    principal: placed.principal,
    currency: input.currency,
    dueOn: placed.oldestDueOn,
  } as const
  return whyNotTakeOn(debt, tariffOn(today), eurRate(input.currency, today), today)
}
