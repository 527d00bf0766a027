import type { ReactNode } from 'react'
import { type Country, countries, countryName, coverage, defaultCurrency } from '#shared/countries.ts'
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

/** Where a business may be: our own countries first, because most readers are there. */
export function CreditorCountries({ language }: { language: Language }) {
  const list = namedCountries(language)
  const own = list.filter(({ code }) => coverage(code) === 'OWN')
  const others = list.filter(({ code }) => coverage(code) !== 'OWN')
  // The script presets the currency of the claim from the country, so each option carries its own.
  return (
    <>
      {own.map(withCurrency)}
      <hr />
      {others.map(withCurrency)}
    </>
  )
}

function withCurrency({ code, name }: Named) {
  return (
    <option key={code} value={code} data-currency={defaultCurrency(code)}>
      {name}
    </option>
  )
}

type DebtorCountriesProps = { language: Language; labels: Record<'OWN' | 'PARTNER' | 'NONE', string> }

/** Where a debtor may be, grouped by how we reach that country (A45): nobody learns it only from a refusal. */
export function DebtorCountries({ language, labels }: DebtorCountriesProps): ReactNode {
  const list = namedCountries(language)
  return (['OWN', 'PARTNER', 'NONE'] as const).map((reach) => (
    <optgroup key={reach} label={labels[reach]}>
      {list
        .filter(({ code }) => coverage(code) === reach)
        .map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
    </optgroup>
  ))
}
