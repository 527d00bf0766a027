import { isDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { typedAmount } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import {
  type PlanField,
  type PlanTalk,
  planFields,
  type PortalPlanTermsPage,
} from '#shared/pages/plan-pages.ts'
import type { FormState } from '#shared/pages/public-pages.ts'
import { answerWithin, knownOf, proposedTerms, sliderEnd, whyNotTerms } from '#shared/plans/plan-terms.ts'
import { scheduleOf, type Terms } from '#shared/plans/schedule.ts'

type Values = Record<PlanField, string>
export type ReadTerms = Pick<PortalPlanTermsPage, 'form' | 'preview'>

/**
 * The terms as they stand in an address, and what they come to: the same functions as while sliding. An address
 * without terms begins with the plan that we propose.
 */
export function readTerms(query: URLSearchParams, talk: PlanTalk, language: Language): ReadTerms {
  const known = knownOf(talk)
  const values = query.has('first') ? valuesIn(query, talk) : proposedValues(talk, language)
  const { terms, faults } = termsIn(values, talk, language)
  if (!terms) return { form: { values, faults, refusal: null }, preview: null }
  const refusal = whyNotTerms(terms, known)
  if (refusal) return { form: { values, faults, refusal: refusal.toJSON() }, preview: null }
  const instalments = scheduleOf(terms, known.holidays)
  const preview = { terms, instalments, decider: answerWithin(terms, known) }
  return { form: { values, faults, refusal: null }, preview }
}

/** The address that leads to the same terms again. */
export const queryOf = (values: Values) => new URLSearchParams(values).toString()

function valuesIn(query: URLSearchParams, { bounds }: PlanTalk): Values {
  const read = (field: PlanField) => (query.get(field) ?? '').slice(0, 100)
  const values = Object.fromEntries(planFields.map((field) => [field, read(field)])) as Values
  // Without a script, − and + are sent with the form.
  const step = query.get('step') === '1' ? 1 : query.get('step') === '-1' ? -1 : 0
  const count = whole(values.count)
  if (step === 0 || count === null) return values
  return { ...values, count: String(Math.min(sliderEnd(bounds), Math.max(2, count + step))) }
}

function proposedValues(talk: PlanTalk, language: Language): Values {
  const { first, firstOn, count, dayOfMonth } = proposedTerms(knownOf(talk))
  return {
    total: '',
    first: typedAmount(first, talk.currency, language),
    firstOn,
    count: String(count),
    dayOfMonth: String(dayOfMonth),
  }
}

function termsIn(
  values: Values,
  { currency, undisputed }: PlanTalk,
  language: Language,
): { terms: Terms | null; faults: FormState<PlanField>['faults'] } {
  const total = values.total.trim() === '' ? undisputed : parseAmount(values.total, currency, language)
  const first = parseAmount(values.first, currency, language)
  const [count, dayOfMonth] = [whole(values.count), whole(values.dayOfMonth)]
  const firstOn = isDay(values.firstOn) ? values.firstOn : null
  if (total && first && firstOn && count !== null && dayOfMonth !== null)
    return { terms: { total, first, firstOn, count, dayOfMonth }, faults: {} }
  return {
    terms: null,
    faults: {
      ...(total ? {} : { total: 'input.amount' }),
      ...(first ? {} : { first: 'input.amount' }),
      ...(firstOn ? {} : { firstOn: 'input.day' }),
      ...(count === null ? { count: 'input.number' } : {}),
      ...(dayOfMonth === null ? { dayOfMonth: 'input.number' } : {}),
    },
  }
}

const whole = (text: string): number | null => (/^\d{1,3}$/.test(text) ? Number(text) : null)
