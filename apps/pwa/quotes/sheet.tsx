import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../ui/cx.ts'
import { FieldError } from '../ui/field.tsx'
import { IconChevronDown } from '../ui/icons.tsx'

/** A form drawn like a paper form: ruled cells, the question small above the answer. */
export function Sheet({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <div
      className={cx(
        'grid grid-cols-1 gap-px overflow-clip rounded-md border border-edge bg-edge min-[22rem]:grid-cols-[1.4fr_1fr]',
        className,
      )}
    >
      {children}
    </div>
  )
}

type CellProps = {
  id: string
  label: ReactNode
  error?: string | undefined
  /** Takes the whole row. */
  wide?: boolean | undefined
  children: ReactNode
}

export function Cell({ id, label, error, wide, children }: CellProps) {
  return (
    <div
      className={cx(
        'relative flex min-w-0 flex-col px-3.5 pt-2 pb-1.5 hover:bg-sunken',
        'has-focus-visible:z-10 has-focus-visible:outline-3 has-focus-visible:-outline-offset-2 has-focus-visible:outline-primary',
        error ? 'bg-bad-soft' : 'bg-surface',
        wide && 'col-span-full',
      )}
    >
      <label htmlFor={id} className="block text-sm text-ink-soft">
        {label}
      </label>
      {children}
      <div className={error ? 'pb-1.5' : undefined}>
        <FieldError id={id} error={error} />
      </div>
    </div>
  )
}

const control =
  'block min-h-9 w-full min-w-0 appearance-none bg-transparent text-lg font-medium text-ink outline-none placeholder:font-normal'

export function CellInput({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cx(control, className)} />
}

export function CellSelect({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <div className="relative">
      <select
        {...rest}
        className={cx(control, 'cursor-pointer truncate pe-5 text-base! sm:text-lg!', className)}
      >
        {children}
      </select>
      <IconChevronDown className="pointer-events-none absolute inset-y-0 end-0 my-auto size-5 text-ink-soft" />
    </div>
  )
}
