import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

export type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role' | 'children'> & {
  label: ReactNode
  hint?: ReactNode
}

/** Something that is on or off at once, without a button to confirm it. */
export function Switch({ label, hint, id, className, ...rest }: SwitchProps) {
  const own = useId()
  const at = id ?? own
  return (
    <div className={cx('flex min-h-12 items-center justify-between gap-4', className)}>
      <div className="min-w-0 py-2">
        <label htmlFor={at} className="font-medium">
          {label}
        </label>
        {hint ? (
          <p id={`${at}-hint`} className="text-sm text-ink-soft">
            {hint}
          </p>
        ) : null}
      </div>
      <span className="relative inline-grid h-12 w-14 shrink-0 items-center">
        <input
          {...rest}
          id={at}
          type="checkbox"
          role="switch"
          aria-describedby={hint ? `${at}-hint` : undefined}
          className={cx(
            'peer h-8 w-14 appearance-none rounded-full border-2 border-edge bg-sunken transition-colors',
            'checked:border-primary checked:bg-primary disabled:opacity-55 forced-colors:appearance-auto',
          )}
        />
        <span
          aria-hidden="true"
          className={cx(
            'pointer-events-none absolute start-1.5 size-5 rounded-full bg-edge transition-transform',
            'peer-checked:translate-x-6 peer-checked:bg-on-primary rtl:peer-checked:-translate-x-6',
            'forced-colors:hidden',
          )}
        />
      </span>
    </div>
  )
}
