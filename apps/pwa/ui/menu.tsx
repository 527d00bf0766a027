import { Menu as Base } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { Icon } from './icons.tsx'

export type MenuItem = {
  key: string
  label: ReactNode
  icon?: Icon | undefined
  onSelect: () => void
  danger?: boolean | undefined
  disabled?: boolean | undefined
}

export type MenuProps = {
  /** Spoken name of the button when it shows only a drawing. */
  label?: string | undefined
  /** What the button shows. */
  trigger: ReactNode
  triggerClassName?: string | undefined
  items: readonly MenuItem[]
}

/** A few further things to do. Not for use inside a native dialog, which covers everything outside itself. */
export function Menu({ label, trigger, triggerClassName, items }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger
        aria-label={label}
        title={label}
        className={cx(
          'inline-flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-md text-ink-soft',
          'hover:bg-sunken hover:text-ink data-popup-open:bg-sunken',
          triggerClassName,
        )}
      >
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-40 outline-none">
          <Base.Popup className="min-w-56 rounded-md border border-line bg-surface p-1.5 text-ink shadow-soft outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {items.map((item) => (
              <Base.Item
                key={item.key}
                disabled={item.disabled ?? false}
                onClick={item.onSelect}
                className={cx(
                  'flex min-h-12 cursor-pointer items-center gap-3 rounded-sm px-3 outline-none select-none',
                  'data-disabled:cursor-default data-disabled:opacity-55 data-highlighted:bg-sunken forced-colors:data-highlighted:outline',
                  item.danger && 'text-bad',
                )}
              >
                {item.icon ? <item.icon className={cx('size-5', !item.danger && 'text-ink-soft')} /> : null}
                {item.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
