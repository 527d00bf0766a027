import { SelectField, type SelectFieldProps } from './select-field.tsx'

export type Country = { code: string; name: string }

export type CountrySelectProps = Omit<SelectFieldProps, 'options' | 'children'> & {
  countries: readonly Country[]
  /** The language of the names, by which they are sorted. */
  language: string
  /** Codes that stand first because most people choose them. */
  first?: readonly string[] | undefined
}

export function CountrySelect({ countries, language, first = [], ...rest }: CountrySelectProps) {
  const order = new Intl.Collator(language)
  const sorted = [...countries].sort((a, b) => order.compare(a.name, b.name))
  const preferred = first.flatMap((code) => sorted.filter((country) => country.code === code))
  const others = sorted.filter((country) => !first.includes(country.code))
  return (
    <SelectField autoComplete="country" {...rest}>
      {preferred.map(option)}
      {preferred.length > 0 ? <hr /> : null}
      {others.map(option)}
    </SelectField>
  )
}

function option({ code, name }: Country) {
  return (
    <option key={code} value={code}>
      {name}
    </option>
  )
}
