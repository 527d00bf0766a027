import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconWarning } from './icons.tsx'

/** What every kind of field takes besides its own native attributes. */
export type FieldWords = {
  label: ReactNode
  /** One short line that helps before anything is typed. */
  hint?: ReactNode
  /** Why this value cannot be taken, and what can. */
  error?: ReactNode
  /** A soft word after the label, such as "optional". */
  note?: ReactNode
}

/** The look every control that takes text shares. */
export const controlLook =
  'block min-h-12 w-full min-w-0 rounded-md border border-edge bg-surface px-3.5 py-2.5 text-base text-ink ' +
  'transition-colors hover:border-ink disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-soft ' +
  '[&[readonly]]:bg-sunken aria-invalid:border-2 aria-invalid:border-bad'

/** The ids under which a field's hint and error are read out with it. */
export function describedBy(id: string, words: Pick<FieldWords, 'hint' | 'error'>): string | undefined {
  return cx(Boolean(words.error) && `${id}-error`, Boolean(words.hint) && `${id}-hint`) || undefined
}

export type FieldProps = FieldWords & {
  id: string
  required?: boolean | undefined
  className?: string | undefined
  children: ReactNode
}

/** Label above, hint below it, then the control, then the error: in the order in which they are read. */
export function Field({ id, label, hint, error, note, required, className, children }: FieldProps) {
  return (
    <div className={cx('min-w-0', className)}>
      <label htmlFor={id} className="mb-1.5 block font-medium text-ink">
        {label}
        {required ? (
          <span aria-hidden="true" className="ms-1 text-bad">
            *
          </span>
        ) : null}
        {note ? <span className="ms-2 text-sm font-normal text-ink-soft">{note}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-2 max-w-prose text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={id} error={error} />
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: ReactNode }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="mt-2 flex gap-1.5 text-sm font-medium text-bad">
      <IconWarning className="mt-px size-[1.125rem]" />
      <span>{error}</span>
    </p>
  )
}
