import { type ChangeEvent, type DragEvent, type ReactNode, useId, useState } from 'react'
import { buttonLook } from './button-look.ts'
import { cx } from './cx.ts'
import { FieldError } from './field.tsx'
import { IconCamera, IconUpload } from './more-icons.tsx'

export type FileDropProps = {
  label: string
  /** Which kinds and sizes are taken. */
  hint?: ReactNode
  error?: ReactNode
  chooseLabel: string
  /** Offered on touch screens only: opens the camera. */
  cameraLabel: string
  /** Shown on wide screens beside the button, such as "or drop them here". */
  dropText?: string | undefined
  accept?: string | undefined
  disabled?: boolean | undefined
  onFiles: (files: File[]) => void
  /** The `FileRow`s. */
  children?: ReactNode
}

/** Takes photos and files, one or many, by camera, picker or drop. What happens to them is the caller's. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, error, chooseLabel, cameraLabel, dropText, accept, disabled, onFiles, children } =
    props
  const id = useId()
  const [over, setOver] = useState(false)

  // The box is emptied at once, so that the same file can be chosen again after it was removed.
  function take(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.currentTarget.files ?? [])]
    event.currentTarget.value = ''
    if (files.length > 0) onFiles(files)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (!disabled && files.length > 0) onFiles(files)
  }

  const pickerLook = cx(
    buttonLook('secondary'),
    'cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary',
    disabled && 'pointer-events-none opacity-55',
  )
  return (
    <div
      role="group"
      className="min-w-0"
      aria-labelledby={`${id}-label`}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      <p id={`${id}-label`} className="mb-1.5 font-medium">
        {label}
      </p>
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          'rounded-md border border-dashed border-edge p-5 transition-colors',
          over ? 'border-primary bg-primary-soft' : 'bg-surface',
        )}
      >
        <div className="flex flex-wrap items-center gap-3">
          <span className="hidden pointer-coarse:contents">
            <label className={pickerLook}>
              <IconCamera />
              {cameraLabel}
              <input
                type="file"
                accept="image/*"
                capture="environment"
                disabled={disabled}
                onChange={take}
                className="sr-only"
              />
            </label>
          </span>
          <label className={pickerLook}>
            <IconUpload />
            {chooseLabel}
            <input
              type="file"
              multiple
              accept={accept}
              disabled={disabled}
              onChange={take}
              className="sr-only"
            />
          </label>
          {dropText ? <span className="text-ink-soft pointer-coarse:hidden">{dropText}</span> : null}
        </div>
        {hint ? (
          <p id={`${id}-hint`} className="mt-3 text-sm text-ink-soft">
            {hint}
          </p>
        ) : null}
      </div>
      <FieldError id={id} error={error} />
      {children ? <ul className="mt-2">{children}</ul> : null}
    </div>
  )
}
