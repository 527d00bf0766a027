import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type TwoPaneProps = {
  list: ReactNode
  detail: ReactNode
  listLabel: string
  detailLabel: string
  /** Which of the two a narrow screen shows. */
  showing: 'list' | 'detail'
}

/** A list and what is open in it: side by side on a wide screen, each scrolling by itself, one at a time on a phone. */
export function TwoPane({ list, detail, listLabel, detailLabel, showing }: TwoPaneProps) {
  return (
    <div className="lg:grid lg:h-[calc(100dvh-var(--top-bar,4rem))] lg:grid-cols-[minmax(20rem,26rem)_1fr]">
      <section
        aria-label={listLabel}
        className={cx(
          'min-w-0 bg-surface lg:block lg:overflow-y-auto lg:border-e lg:border-line',
          showing === 'detail' && 'hidden',
        )}
      >
        {list}
      </section>
      <section
        aria-label={detailLabel}
        className={cx('min-w-0 lg:block lg:overflow-y-auto', showing === 'list' && 'hidden')}
      >
        {detail}
      </section>
    </div>
  )
}
