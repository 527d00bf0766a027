import { IconChevronDown } from './icons.tsx'
import { IconGlobe } from './more-icons.tsx'

export type LanguageSwitchProps = {
  label: string
  /** Names in their own language; `value` is the language code. */
  languages: readonly { value: string; label: string }[]
  value: string
  name?: string | undefined
  /** Where the form goes without a script; it is then a plain form with a button. */
  action?: string | undefined
  method?: 'get' | 'post' | undefined
  /** The word on that button. */
  submitLabel: string
  /** With a script: takes the choice at once. Without it the form is sent by the browser as soon as it changes. */
  onLanguage?: ((language: string) => void) | undefined
}

export function LanguageSwitch(props: LanguageSwitchProps) {
  const {
    label,
    languages,
    value,
    name = 'language',
    action,
    method = 'get',
    submitLabel,
    onLanguage,
  } = props
  return (
    <form
      action={action}
      method={method}
      className="flex items-center gap-1"
      onSubmit={(event) => {
        if (onLanguage) event.preventDefault()
      }}
    >
      <label className="relative flex min-h-12 items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink">
        <IconGlobe className="pointer-events-none absolute start-2.5 size-5" />
        <span className="sr-only">{label}</span>
        <select
          name={name}
          defaultValue={value}
          autoComplete="off"
          onChange={(event) => {
            if (onLanguage) onLanguage(event.currentTarget.value)
            else event.currentTarget.form?.requestSubmit()
          }}
          className="field-sizing-content min-h-12 max-w-40 cursor-pointer appearance-none truncate rounded-md ps-9.5 pe-8 text-base"
        >
          {languages.map((language) => (
            <option
              key={language.value}
              value={language.value}
              lang={language.value}
              className="bg-surface text-ink"
            >
              {language.label}
            </option>
          ))}
        </select>
        <IconChevronDown className="pointer-events-none absolute end-2 size-4" />
      </label>
      <button type="submit" className="min-h-12 rounded-md px-3 font-medium text-primary scripting:hidden">
        {submitLabel}
      </button>
    </form>
  )
}
