import { isCountry } from '#shared/countries.ts'
import type { Fact } from '#shared/quotes/facts.ts'
import { asDay, type Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import { Status } from '../ui/status.tsx'
import { sourceInWords } from './source-words.ts'

type QuoteFactsProps = { facts: readonly Fact[]; words: Words; format: Format }

/** Every fact a quote rests on, with its source, the day it was read, and whether it was checked (A49). */
export function QuoteFacts({ facts, words, format }: QuoteFactsProps) {
  const t = words('quotes')
  return (
    <ul className="grid gap-4 text-sm">
      {facts.map((fact) => (
        <li key={`${fact.key}${fact.subject}${fact.source}`}>
          <span className="block font-medium text-ink">
            {t(`facts.${fact.key}`)}: <bdi>{subjectOf(fact, words, format)}</bdi>
          </span>
          <span className="block">
            <bdi>{sourceOf(fact, words)}</bdi> · {t('facts.readOn', { date: format.day(asDay(fact.asOf)) })}
          </span>
          <Status tone={fact.verified ? 'good' : 'attention'}>
            {t(fact.verified ? 'facts.verified' : 'facts.unverified')}
          </Status>
        </li>
      ))}
    </ul>
  )
}

const reaches = ['OWN', 'PARTNER', 'NONE'] as const
const treatments = ['DOMESTIC', 'REVERSE_CHARGE', 'OUTSIDE_SCOPE'] as const

/** The rules name things by their codes; the reader gets words. */
function subjectOf({ key, subject }: Fact, words: Words, format: Format): string {
  const t = words('quotes')
  const reach = reaches.find((known) => known === subject)
  if (key === 'coverage' && reach) return t(`coverage.${reach}`)
  const treatment = treatments.find((known) => known === subject)
  if (key === 'vat' && treatment) return t(`vatShort.${treatment}`)
  if (key === 'interestRate') return format.percent(subject.replace(' %', ''))
  return isCountry(subject) ? format.country(subject) : subject
}

const reasons = ['NO_LOCAL_FILE', 'NO_STATUTE', 'NO_RATE_ON_FILE'] as const
function sourceOf({ source }: Fact, words: Words): string {
  const t = words('quotes')
  const reason = reasons.find((known) => known === source)
  if (reason) return t(`interest.${reason}`)
  return sourceInWords(source, words)
}
