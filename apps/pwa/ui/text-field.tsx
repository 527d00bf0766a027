import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { controlLook, describedBy, Field, type FieldWords } from './field.tsx'

export type TextFieldProps = Omit<ComponentProps<'input'>, 'children'> &
  FieldWords & {
    /** A short fixed text at the end of the box, such as a unit. */
    unit?: ReactNode
    /** Shows the required mark; leave it off where every field of a form is required. */
    marked?: boolean | undefined
  }

export function TextField(props: TextFieldProps) {
  const own = useId()
  const { label, hint, error, note, unit, marked, id = own, className, type = 'text', ...rest } = props
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
      <div className="relative">
        <input
          {...rest}
          id={id}
          type={type}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={cx(controlLook, Boolean(unit) && 'pe-14')}
        />
        {unit ? (
          <span className="pointer-events-none absolute inset-y-0 end-0 flex items-center pe-3.5 text-ink-soft">
            {unit}
          </span>
        ) : null}
      </div>
    </Field>
  )
}
