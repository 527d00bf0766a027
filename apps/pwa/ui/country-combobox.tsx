import { Combobox } from '@base-ui/react/combobox'
import { useId } from 'react'
import type { Country } from './country-select.tsx'
import { cx } from './cx.ts'
import { controlLook, describedBy, Field, type FieldWords } from './field.tsx'
import { IconCheck, IconChevronDown } from './icons.tsx'

export type CountryComboboxProps = FieldWords & {
  countries: readonly Country[]
  language: string
  /** The code of the chosen country. */
  value: string | null
  onCountry: (code: string | null) => void
  openLabel: string
  emptyLabel: string
  name?: string | undefined
  id?: string | undefined
  required?: boolean | undefined
  className?: string | undefined
}

/** Two hundred countries found by typing. Not for use inside a native dialog; `CountrySelect` is. */
export function CountryCombobox(props: CountryComboboxProps) {
  const own = useId()
  const {
    countries,
    language,
    value,
    onCountry,
    openLabel,
    emptyLabel,
    name,
    id = own,
    required = false,
  } = props
  const order = new Intl.Collator(language)
  const sorted = [...countries].sort((a, b) => order.compare(a.name, b.name))
  const chosen = sorted.find((country) => country.code === value) ?? null
  return (
    <Field
      id={id}
      label={props.label}
      hint={props.hint}
      error={props.error}
      note={props.note}
      className={props.className}
    >
      <Combobox.Root
        items={sorted}
        value={chosen}
        onValueChange={(country: Country | null) => onCountry(country?.code ?? null)}
        itemToStringLabel={(country: Country) => country.name}
        itemToStringValue={(country: Country) => country.code}
        isItemEqualToValue={(a: Country, b: Country) => a.code === b.code}
        locale={language}
        autoHighlight
        required={required}
        {...(name ? { name } : {})}
      >
        <Combobox.InputGroup className="relative">
          <Combobox.Input
            id={id}
            aria-invalid={props.error ? true : undefined}
            aria-describedby={describedBy(id, props)}
            className={cx(controlLook, 'pe-12')}
          />
          <Combobox.Trigger
            aria-label={openLabel}
            className="absolute inset-y-0 end-0 grid w-12 place-items-center text-ink-soft"
          >
            <IconChevronDown className="size-5" />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} className="z-40 outline-none">
            <Combobox.Popup className="max-h-[min(24rem,var(--available-height))] w-[var(--anchor-width)] overflow-y-auto rounded-md border border-line bg-surface p-1.5 text-ink shadow-soft">
              <Combobox.Empty className="px-3 py-3 text-ink-soft empty:hidden">{emptyLabel}</Combobox.Empty>
              <Combobox.List>
                {(country: Country) => (
                  <Combobox.Item
                    key={country.code}
                    value={country}
                    className="flex min-h-12 cursor-pointer items-center gap-3 rounded-sm px-3 outline-none data-highlighted:bg-primary-soft forced-colors:data-highlighted:outline"
                  >
                    <span className="min-w-0 flex-1">{country.name}</span>
                    <Combobox.ItemIndicator>
                      <IconCheck className="size-5 text-primary" />
                    </Combobox.ItemIndicator>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Field>
  )
}
