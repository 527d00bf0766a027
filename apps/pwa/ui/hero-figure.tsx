import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Money } from './money.tsx'

export type HeroFigureProps = {
  label: ReactNode
  amount: ReactNode
  /** The sentence that makes the amount safe to believe. */
  children?: ReactNode
  className?: string | undefined
}

/** The one amount a page is about. */
export function HeroFigure({ label, amount, children, className }: HeroFigureProps) {
  return (
    <div className={className}>
      <p className="text-ink-soft">{label}</p>
      <p className="@container mt-1">
        <Money size="hero">{amount}</Money>
      </p>
      {children ? <div className={cx('mt-2 max-w-prose text-ink-soft')}>{children}</div> : null}
    </div>
  )
}
