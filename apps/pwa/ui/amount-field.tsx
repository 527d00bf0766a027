import { type ComponentProps, useId } from 'react'
import { cx } from './cx.ts'
import { controlLook, describedBy, Field, type FieldWords } from './field.tsx'
import { type Choice, NativeSelect } from './select-field.tsx'

export type AmountFieldProps = Omit<ComponentProps<'input'>, 'type' | 'children'> &
  FieldWords & {
    marked?: boolean | undefined
    /** The currency beside the amount: a choice, or a fixed code where there is none. */
    currency: CurrencyChoice | string
  }

export type CurrencyChoice = Omit<ComponentProps<'select'>, 'children'> & {
  /** Spoken name of the list. */
  label: string
  options: readonly Choice[]
}

/**
 * An amount exactly as it was typed; reading it is the work of the rules, not of the box. Digits run left to
 * right in every script, so the box does too and only keeps to the reader's side.
 */
export function AmountField(props: AmountFieldProps) {
  const own = useId()
  const { label, hint, error, note, marked, currency, id = own, className, ...rest } = props
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      note={note}
      required={marked}
      className={className}
    >
      <div className="flex gap-2">
        <input
          autoComplete="off"
          enterKeyHint="next"
          {...rest}
          id={id}
          type="text"
          inputMode="decimal"
          dir="ltr"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={cx(controlLook, 'figures flex-1 text-lg font-medium [[dir=rtl]_&]:text-right')}
        />
        {typeof currency === 'string' ? (
          <span className="figures flex min-h-12 items-center px-2 text-ink-soft">{currency}</span>
        ) : (
          <CurrencySelect {...currency} />
        )}
      </div>
    </Field>
  )
}

function CurrencySelect({ label, options, className, ...rest }: CurrencyChoice) {
  return (
    <div className="w-28 shrink-0">
      <NativeSelect {...rest} aria-label={label} className={cx('figures', className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}
