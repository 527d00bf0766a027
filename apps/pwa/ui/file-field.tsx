import { type ComponentProps, useId } from 'react'
import { cx } from './cx.ts'
import { controlLook, describedBy, Field, type FieldWords } from './field.tsx'

export type FileFieldProps = Omit<ComponentProps<'input'>, 'type' | 'children'> &
  FieldWords & { marked?: boolean | undefined }

/** The platform's own file box, for forms that must work without a script. */
export function FileField(props: FileFieldProps) {
  const own = useId()
  const { label, hint, error, note, marked, id = own, className, ...rest } = props
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
      <input
        {...rest}
        id={id}
        type="file"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={cx(
          controlLook,
          'p-1.5 file:me-3 file:min-h-9 file:rounded-sm file:bg-sunken file:px-3 file:font-medium file:text-ink',
        )}
      />
    </Field>
  )
}
