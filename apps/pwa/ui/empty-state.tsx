import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type EmptyStateProps = {
  /** One of the drawings. */
  drawing?: ReactNode
  title: ReactNode
  /** What to do next, in one sentence. */
  children?: ReactNode
  action?: ReactNode
  className?: string | undefined
}

export function EmptyState({ drawing, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cx('mx-auto flex max-w-column flex-col items-center px-4 py-10 text-center', className)}>
      {drawing}
      <p className="mt-5 text-lg font-semibold text-balance">{title}</p>
      {children ? <div className="mt-1 max-w-[44ch] text-balance text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  )
}
