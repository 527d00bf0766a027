import { TextField, type TextFieldProps } from './text-field.tsx'

/** A calendar day by the platform's own picker; its value is always `YYYY-MM-DD`, whatever the reader sees. */
export function DateField(props: Omit<TextFieldProps, 'type' | 'unit'>) {
  return <TextField {...props} type="date" />
}
