import { addDays, type Day } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, max, type Minor, min, minor, mulDiv, toDecimal } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { hardLimits } from '#shared/plans/plan-terms.ts'
import { type Instalment, scheduleOf, type Terms } from '#shared/plans/schedule.ts'
import type { PlanOfCase } from './use-plan.ts'

/** What stands in the boxes, as it was typed. */
export type TypedTerms = { total: string; first: string; firstOn: string; count: string; dayOfMonth: string }
export type Drawn = { terms: Terms; instalments: Instalment[] }

/** A counter-offer begins with what we would grant by ourselves: the whole, as long as the mandate allows. */
export function firstDraft({ undisputed, bounds, currency, today }: PlanOfCase): TypedTerms {
  const firstOn = addDays(today, 5)
  const fifth = mulDiv(undisputed, 1, 5, 'floor')
  return {
    total: toDecimal(undisputed, currency),
    first: toDecimal(min(undisputed, max(bounds.first, fifth, minor(1))), currency),
    firstOn,
    count: String(Math.max(2, Math.min(bounds.most || 6, 12))),
    dayOfMonth: String(Number(firstOn.slice(8))),
  }
}

/** What was typed as terms with their schedule; null while they make none. */
export function drawn(typed: TypedTerms, plan: PlanOfCase, language: Language): Drawn | null {
  const read = (text: string): Minor | null => parseAmount(text, plan.currency as Currency, language)
  const [total, first] = [read(typed.total), read(typed.first)]
  const [count, dayOfMonth] = [Number(typed.count), Number(typed.dayOfMonth)]
  const isDayOfMonth = Number.isInteger(dayOfMonth) && dayOfMonth >= 1 && dayOfMonth <= 31
  const isCount = Number.isInteger(count) && count >= 1 && count <= hardLimits.count
  if (!total || !first || !isCount || !isDayOfMonth || !/^\d{4}-\d{2}-\d{2}$/.test(typed.firstOn)) return null
  if (total > plan.undisputed || first > total || (count > 1 && first === total)) return null
  const terms = {
    total,
    first: count === 1 ? total : first,
    firstOn: typed.firstOn as Day,
    count,
    dayOfMonth,
  }
  return { terms, instalments: scheduleOf(terms, new Set(plan.holidays)) }
}
