import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const widths = { column: 'max-w-column', page: 'max-w-page', full: '' }

export type TopBarProps = {
  /** The wordmark or a way back. */
  start: ReactNode
  /** The name of the place, on a phone. */
  children?: ReactNode
  end?: ReactNode
  /** Stays in sight while the page scrolls. */
  sticky?: boolean | undefined
  /** As wide as what lies below it: the single column, a page, or two panes. */
  width?: keyof typeof widths | undefined
}

export function TopBar({ start, children, end, sticky, width = 'page' }: TopBarProps) {
  return (
    <header className={cx('bg-paper print:static', sticky && 'sticky top-0 z-20 border-b border-line')}>
      <div className={cx('mx-auto flex min-h-16 items-center gap-1 px-4 sm:gap-3 sm:px-6', widths[width])}>
        {start}
        <div className="min-w-0 flex-1">{children}</div>
        {end ? <div className="flex items-center gap-1 print:hidden">{end}</div> : null}
      </div>
    </header>
  )
}
