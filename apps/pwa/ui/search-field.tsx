import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { controlLook } from './field.tsx'
import { IconSearch } from './more-icons.tsx'
import { Kbd } from './kbd.tsx'

export type SearchFieldProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: string
  /** The key that leads here, shown at the end of the box. */
  shortcut?: string | undefined
}

export function SearchField({ label, shortcut, className, ...rest }: SearchFieldProps) {
  return (
    <div role="search" className={cx('relative', className)}>
      <IconSearch className="pointer-events-none absolute inset-y-0 start-3.5 my-auto size-5 text-ink-soft" />
      <input
        autoComplete="off"
        enterKeyHint="search"
        placeholder={label}
        {...rest}
        type="search"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        className={cx(controlLook, 'peer ps-11')}
      />
      {shortcut ? (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 end-3 hidden items-center peer-placeholder-shown:flex peer-focus:hidden"
        >
          <Kbd>{shortcut}</Kbd>
        </span>
      ) : null}
    </div>
  )
}
