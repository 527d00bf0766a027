import { type Day, daysBetween, isDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { isCurrency } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import type { QuoteField } from '#shared/pages/public-pages.ts'
import { dueOnFromDaysOverdue, type QuoteInput } from '#shared/quotes/quote-input.ts'

type Values = Record<QuoteField, string>

/**
 * Reads what people typed: an amount in their notation, and a due date or a number of days (A04). What cannot be read
 * is a fault of its field, and leaves no value, so that nothing is issued; the rules of the input find the rest.
 */
export function quoteInputOf(
  values: Values,
  language: Language,
  today: Day,
): { input: QuoteInput; faults: Partial<Record<QuoteField, string>> } {
  const { amount, currency, debtorKind, dueOn: _dueOn, daysOverdue: _days, ...rest } = values
  const { dueOn, faults } = dueOf(values, today)
  const amountMinor = isCurrency(currency) ? parseAmount(amount, currency, language) : null
  // The rules refuse what is missing here; the type is theirs to establish.
  const input = {
    ...rest,
    currency,
    amountMinor,
    dueOn,
    debtorKind: debtorKind || 'BUSINESS',
  } as unknown as QuoteInput
  return { input, faults }
}

type Due = { dueOn: Day | null; faults: Partial<Record<QuoteField, string>> }

function dueOf({ dueOn, daysOverdue }: Values, today: Day): Due {
  const typed = westernDigits(daysOverdue).trim()
  const counted = /^\d{1,5}$/.test(typed) ? dueOnFromDaysOverdue(Number(typed), today) : null
  if (typed !== '' && counted === null) return { dueOn: null, faults: { daysOverdue: 'quotes.days' } }
  if (dueOn === '') {
    return counted ? { dueOn: counted, faults: {} } : { dueOn: null, faults: { dueOn: 'quotes.due' } }
  }
  if (!isDay(dueOn)) return { dueOn: null, faults: { dueOn: 'input.day' } }
  // A day more or less is the border of two time zones, not a contradiction.
  const apart = counted ? Math.abs(daysBetween(counted, dueOn)) : 0
  return apart > 1 ? { dueOn: null, faults: { daysOverdue: 'quotes.dueTwice' } } : { dueOn, faults: {} }
}

const westernDigits = (text: string) =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
