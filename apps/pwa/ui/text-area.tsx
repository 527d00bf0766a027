import { type ComponentProps, useId } from 'react'
import { cx } from './cx.ts'
import { controlLook, describedBy, Field, type FieldWords } from './field.tsx'

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'children'> &
  FieldWords & { marked?: boolean | undefined }

/** Grows with what is written where the browser can, and can be pulled larger everywhere. */
export function TextArea(props: TextAreaProps) {
  const own = useId()
  const { label, hint, error, note, marked, id = own, className, rows = 4, ...rest } = props
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
      <textarea
        {...rest}
        id={id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={cx(controlLook, 'field-sizing-content min-h-28 resize-y')}
      />
    </Field>
  )
}
