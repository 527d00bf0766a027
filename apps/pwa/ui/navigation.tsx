import type { ReactNode } from 'react'
import type { Anchor } from './anchor.tsx'
import { Badge } from './badge.tsx'
import { cx } from './cx.ts'
import type { Icon } from './icons.tsx'

export type NavigationItem = {
  href: string
  label: string
  icon: Icon
  current?: boolean | undefined
  /** How many wait there, with the same in words. */
  badge?: { count: number; label: string } | undefined
  /** The one thing people come to do: stands out in the middle of the bar. */
  main?: boolean | undefined
}

export type NavigationProps = { label: string; items: readonly NavigationItem[]; as?: Anchor | undefined }

/** The phone's navigation in thumb's reach; it gives way to the `Rail` on a wide screen. */
export function BottomBar({ label, items, as: As = 'a' }: NavigationProps) {
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      <ul className="mx-auto flex max-w-column">
        {items.map((item) => (
          <li key={item.href} className="min-w-12 flex-auto">
            <As
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={cx(
                'relative flex min-h-16 flex-col items-center justify-center gap-0.5 px-1 text-sm no-underline -outline-offset-3!',
                item.current ? 'font-semibold text-primary' : 'text-ink-soft',
              )}
            >
              {item.main ? (
                <>
                  <span className="grid size-12 place-items-center rounded-full bg-primary text-on-primary">
                    <item.icon />
                  </span>
                  <span className="sr-only">{item.label}</span>
                </>
              ) : (
                <>
                  {item.current ? (
                    <span aria-hidden="true" className="absolute top-0 h-0.5 w-8 rounded-full bg-primary" />
                  ) : null}
                  <item.icon />
                  <span className="whitespace-nowrap text-[clamp(0.6875rem,3.4vw,0.8125rem)] leading-4">
                    {item.label}
                  </span>
                </>
              )}
              {item.badge ? <Badge {...item.badge} className="absolute start-1/2 top-1 ms-2" /> : null}
            </As>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export type RailProps = NavigationProps & { header?: ReactNode; footer?: ReactNode }

/** The same items down the side of a wide screen. */
export function Rail({ label, items, as: As = 'a', header, footer }: RailProps) {
  return (
    <nav
      aria-label={label}
      className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col border-e border-line bg-surface px-3 py-5 lg:flex print:hidden"
    >
      {header ? <div className="px-3 pb-6">{header}</div> : null}
      <div className="flex-1">
        <ul className="grid gap-1">
          {items.map((item) => (
            <li key={item.href} className={cx(item.main && 'my-3')}>
              <As
                href={item.href}
                aria-current={item.current ? 'page' : undefined}
                className={cx(
                  'flex min-h-12 items-center gap-3 rounded-md px-3 font-medium no-underline transition-colors',
                  item.main && 'bg-primary text-on-primary hover:bg-primary-hover',
                  !item.main && item.current && 'bg-primary-soft font-semibold text-primary',
                  !item.main && !item.current && 'text-ink-soft hover:bg-sunken hover:text-ink',
                )}
              >
                <item.icon />
                <span className="min-w-0 flex-1 truncate">{item.label}</span>
                {item.badge ? <Badge {...item.badge} /> : null}
              </As>
            </li>
          ))}
        </ul>
      </div>
      {footer ? <div className="px-3 pt-4">{footer}</div> : null}
    </nav>
  )
}
