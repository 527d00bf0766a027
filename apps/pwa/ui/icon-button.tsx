import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import type { Icon } from './icons.tsx'

export type IconButtonProps = ComponentProps<'button'> & { icon: Icon; label: string }

/** A button that shows only a drawing; its words are there for whoever cannot see it, and as a tip. */
export function IconButton({ icon: Drawing, label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        'inline-flex size-12 shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors',
        'hover:bg-sunken hover:text-ink disabled:opacity-55',
        className,
      )}
    >
      <Drawing />
    </button>
  )
}
