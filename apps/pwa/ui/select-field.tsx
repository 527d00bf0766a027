import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { controlLook, describedBy, Field, type FieldWords } from './field.tsx'
import { IconChevronDown } from './icons.tsx'

export type Choice = { value: string; label: string; disabled?: boolean | undefined }

export type SelectFieldProps = Omit<ComponentProps<'select'>, 'children'> &
  FieldWords & {
    options?: readonly Choice[] | undefined
    /** The first, empty line while nothing is chosen. */
    placeholder?: string | undefined
    marked?: boolean | undefined
    /** Own `<option>`s and groups instead of, or after, `options`. */
    children?: ReactNode
  }

export function SelectField(props: SelectFieldProps) {
  const own = useId()
  const {
    label,
    hint,
    error,
    note,
    marked,
    options,
    placeholder,
    id = own,
    className,
    children,
    ...rest
  } = props
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
      <NativeSelect
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </NativeSelect>
    </Field>
  )
}

/** The bare control: the platform's own list, which every phone shows better than we could. */
export function NativeSelect({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <div className="relative min-w-0">
      <select {...rest} className={cx(controlLook, 'appearance-none truncate pe-11', className)} />
      <IconChevronDown className="pointer-events-none absolute inset-y-0 end-3 my-auto size-5 text-ink-soft" />
    </div>
  )
}
