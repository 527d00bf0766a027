import { cx } from './cx.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

/** A short code that somebody reads out of a message: one box, so that it can be pasted and filled in by the phone. */
export function CodeField({ className, ...rest }: TextFieldProps) {
  return (
    <TextField
      inputMode="numeric"
      autoComplete="one-time-code"
      enterKeyHint="done"
      dir="ltr"
      spellCheck={false}
      {...rest}
      className={cx(
        '[&_input]:max-w-56 [&_input]:figures [&_input]:text-xl [&_input]:tracking-[0.2em]',
        className,
      )}
    />
  )
}
