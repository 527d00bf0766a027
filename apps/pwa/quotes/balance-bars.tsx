import type { ReactNode } from 'react'
import type { Quote } from '#shared/quotes/quote.ts'
import { cx } from '../ui/cx.ts'

/** What each part of the bars is, and its colour in bars and lines alike. */
const fills = { owed: 'fill-ink', added: 'fill-edge', kept: 'fill-primary', fee: 'fill-attention' } as const
const grounds = { owed: 'bg-ink', added: 'bg-edge', kept: 'bg-primary', fee: 'bg-attention' } as const

const width = 1000
const bar = 22
const below = bar + 10

/** The mark of the house, to scale: above what is claimed, below what is kept and what we charge. Both are level. */
export function BalanceBars({ quote }: { quote: Quote }) {
  const part = (amount: number) => Math.round((amount / quote.claim) * width)
  return (
    <svg
      viewBox={`0 0 ${width} ${below + bar}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="mt-5 mb-4 block h-9 w-full rtl:-scale-x-100"
    >
      <Bars at={part(quote.principal)} y={0} first={fills.owed} second={fills.added} />
      <Bars at={part(quote.net)} y={below} first={fills.kept} second={fills.fee} />
    </svg>
  )
}

type BarsProps = { at: number; y: number; first: string; second: string }

function Bars({ at, y, first, second }: BarsProps) {
  const rest = width - at - 4
  return (
    <>
      <rect y={y} width={at} height={bar} rx="6" className={first} />
      {rest > 0 ? <rect x={at + 4} y={y} width={rest} height={bar} rx="6" className={second} /> : null}
    </>
  )
}

/** A line of the statement with the colour of its part of the bars. */
export function Marked({ as, children }: { as: keyof typeof grounds; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-2.5">
      <span
        aria-hidden="true"
        className={cx('h-4 w-1.5 self-center rounded-full print:hidden', grounds[as])}
      />
      {children}
    </span>
  )
}
