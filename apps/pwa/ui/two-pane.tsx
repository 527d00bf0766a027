import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type TwoPaneProps = {
  /** What stands over the list and stays when the list scrolls. */
  head: ReactNode
  list: ReactNode
  detail: ReactNode
  listLabel: string
  detailLabel: string
  /** Which of the two a narrow screen shows. */
  showing: 'list' | 'detail'
}

/** A list and what is open in it: side by side on a wide screen, each scrolling by itself, one at a time on a phone. */
export function TwoPane({ head, list, detail, listLabel, detailLabel, showing }: TwoPaneProps) {
  return (
    <div className="lg:grid lg:h-[calc(100dvh-var(--top-bar,4rem))] lg:grid-cols-[minmax(20rem,26rem)_1fr]">
      <section
        aria-label={listLabel}
        className={cx(
          'min-h-0 min-w-0 flex-col bg-surface lg:flex lg:border-e lg:border-line',
          showing === 'detail' && 'hidden',
        )}
      >
        <div className="sticky top-0 z-10 border-b border-line bg-surface lg:static">{head}</div>
        <div className="min-h-0 flex-1 lg:overflow-y-auto">{list}</div>
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
