import { type ComponentProps, useId, useState } from 'react'
import { cx } from './cx.ts'
import { controlLook, describedBy, Field, type FieldWords } from './field.tsx'
import { IconEye } from './icons.tsx'
import { IconEyeOff } from './more-icons.tsx'

export type PasswordFieldProps = Omit<ComponentProps<'input'>, 'type' | 'children'> &
  FieldWords & { showLabel: string; hideLabel: string; marked?: boolean | undefined }

/** A password the typist may look at: fewer slips, fewer resets. Pasting and password managers stay welcome. */
export function PasswordField(props: PasswordFieldProps) {
  const own = useId()
  const [shown, setShown] = useState(false)
  const { label, hint, error, note, marked, showLabel, hideLabel, id = own, className, ...rest } = props
  const Eye = shown ? IconEyeOff : IconEye
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
          autoCapitalize="none"
          spellCheck={false}
          {...rest}
          id={id}
          type={shown ? 'text' : 'password'}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={cx(controlLook, 'pe-14')}
        />
        <button
          type="button"
          aria-label={shown ? hideLabel : showLabel}
          aria-controls={id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 end-0 flex w-12 items-center justify-center rounded-md text-ink-soft hover:text-ink"
        >
          <Eye />
        </button>
      </div>
    </Field>
  )
}
