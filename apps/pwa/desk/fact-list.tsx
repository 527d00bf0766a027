import type { ReactNode } from 'react'

export type FactLine = { key: string; label: ReactNode; value: ReactNode }

/** Names and values in a narrow panel: closer together than the kit's, wherever the panel stands. */
export function FactList({ facts, className = '' }: { facts: readonly FactLine[]; className?: string }) {
  return (
    <dl className={`grid grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 ${className}`}>
      {facts.map(({ key, label, value }) => (
        <div key={key} className="contents">
          <dt className="max-w-36 pt-0.5 text-sm text-ink-soft">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
