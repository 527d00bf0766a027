import type { ReactNode } from 'react'
import { type Country, countries, coverage } from '#shared/countries.ts'
import { countryName } from '#shared/country-name.ts'
import { type Language, localeOf } from '#shared/languages.ts'

type Named = { code: Country; name: string }
const sorted = new Map<Language, readonly Named[]>()

/** Every country, sorted as the reader's language sorts; worked out once per language. */
function namedCountries(language: Language): readonly Named[] {
  const known = sorted.get(language)
  if (known) return known
  const order = new Intl.Collator(localeOf(language))
  const list = countries
    .map((code) => ({ code, name: countryName(code, language) }))
    .sort((one, other) => order.compare(one.name, other.name))
  sorted.set(language, list)
  return list
}

// Each option says itself whether it is chosen: the renderer finds no options behind groups and components.

/** Where a business may be: our own countries first, because most readers are there. */
export function CreditorCountries({ language, value }: { language: Language; value: string }) {
  const list = namedCountries(language)
  const option = ({ code, name }: Named) => (
    <option key={code} value={code} selected={code === value}>
      {name}
    </option>
  )
  return (
    <>
      {list.filter(({ code }) => coverage(code) === 'OWN').map(option)}
      <hr />
      {list.filter(({ code }) => coverage(code) !== 'OWN').map(option)}
    </>
  )
}

type DebtorCountriesProps = {
  language: Language
  value: string
  labels: Record<'OWN' | 'PARTNER' | 'NONE', string>
}

/** Where a debtor may be, grouped by how we reach that country (A45): nobody learns it only from a refusal. */
export function DebtorCountries({ language, value, labels }: DebtorCountriesProps): ReactNode {
  const list = namedCountries(language)
  return (['OWN', 'PARTNER', 'NONE'] as const).map((reach) => (
    <optgroup key={reach} label={labels[reach]}>
      {list
        .filter(({ code }) => coverage(code) === reach)
        .map(({ code, name }) => (
          <option key={code} value={code} selected={code === value}>
            {name}
          </option>
        ))}
    </optgroup>
  ))
}
