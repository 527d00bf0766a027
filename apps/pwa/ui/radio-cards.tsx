import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { FieldError } from './field.tsx'
import type { Icon } from './icons.tsx'

export type RadioCard = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Something at the end of the card, usually an amount. */
  aside?: ReactNode
  icon?: Icon | undefined
  disabled?: boolean | undefined
}

export type RadioCardsProps = {
  legend: ReactNode
  name: string
  options: readonly RadioCard[]
  value?: string | undefined
  defaultValue?: string | undefined
  onValue?: ((value: string) => void) | undefined
  hint?: ReactNode
  error?: ReactNode
  required?: boolean | undefined
  className?: string | undefined
}

/** A choice between few things that deserve a line of explanation each. */
export function RadioCards(props: RadioCardsProps) {
  const { legend, name, options, value, defaultValue, onValue, hint, error, required, className } = props
  const id = useId()
  return (
    <fieldset
      className={cx('min-w-0', className)}
      aria-describedby={cx(Boolean(error) && `${id}-error`, Boolean(hint) && `${id}-hint`) || undefined}
    >
      <legend className="mb-1.5 font-medium">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="mb-2 max-w-prose text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <div className="grid gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              'relative flex min-h-14 cursor-pointer items-center gap-3 rounded-md border border-edge bg-surface px-4 py-3',
              'transition-colors hover:border-ink has-checked:border-primary has-checked:bg-primary-soft',
              'has-checked:shadow-[inset_0_0_0_1px_var(--primary)] has-disabled:cursor-not-allowed has-disabled:opacity-55',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onValue?.(option.value)}
              className={cx(
                'size-6 shrink-0 appearance-none rounded-full border-2 border-edge bg-surface outline-none',
                'checked:border-[7px] checked:border-primary forced-colors:appearance-auto',
              )}
            />
            {option.icon ? <option.icon className="text-ink-soft" /> : null}
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 flex-[1_1_min-content]">
                <span className="block font-medium">{option.label}</span>
                {option.hint ? <span className="block text-sm text-ink-soft">{option.hint}</span> : null}
              </span>
              {option.aside ? <bdi className="figures font-semibold">{option.aside}</bdi> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
