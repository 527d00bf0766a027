import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type FactsProps = {
  facts: readonly { key: string; label: ReactNode; value: ReactNode }[]
  className?: string | undefined
}

/** Names and values that are not amounts: who, where, since when. */
export function Facts({ facts, className }: FactsProps) {
  return (
    <dl className={cx('grid gap-x-6 gap-y-3 sm:grid-cols-[minmax(8rem,auto)_1fr]', className)}>
      {facts.map(({ key, label, value }) => (
        <div key={key} className="sm:contents">
          <dt className="text-sm text-ink-soft sm:pt-0.5">{label}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
