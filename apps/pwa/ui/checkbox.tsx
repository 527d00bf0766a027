import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { describedBy, FieldError } from './field.tsx'

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

export function Checkbox({ label, hint, error, id, className, ...rest }: CheckboxProps) {
  const own = useId()
  const at = id ?? own
  return (
    <div className={className}>
      <div className="flex min-h-12 items-start gap-3">
        <span className="relative mt-3 grid size-6 shrink-0 place-items-center">
          <input
            {...rest}
            id={at}
            type="checkbox"
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(at, { hint, error })}
            className={cx(
              'peer col-start-1 row-start-1 size-6 appearance-none rounded-sm border-2 border-edge bg-surface',
              'transition-colors checked:border-primary checked:bg-primary hover:border-ink',
              'disabled:opacity-55 aria-invalid:border-bad forced-colors:appearance-auto',
            )}
          />
          <svg
            viewBox="0 0 24 24"
            aria-hidden="true"
            className={cx(
              'pointer-events-none col-start-1 row-start-1 size-5 text-on-primary opacity-0',
              'peer-checked:opacity-100 forced-colors:hidden',
            )}
          >
            <path
              d="m6 12.5 4 4 8-9"
              fill="none"
              stroke="currentColor"
              strokeWidth="3"
              strokeLinecap="round"
            />
          </svg>
        </span>
        <div className="min-w-0 py-3">
          <label htmlFor={at}>{label}</label>
          {hint ? (
            <p id={`${at}-hint`} className="mt-0.5 text-sm text-ink-soft">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
      <FieldError id={at} error={error} />
    </div>
  )
}
