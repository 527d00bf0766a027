import type { ReactNode } from 'react'

type Fact = { key: string; label: ReactNode; value: ReactNode }

/** Names and values under each other, for a narrow card; what is not known is left out. */
export function CaseFacts({ facts, className = '' }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={`grid grid-cols-1 gap-3 ${className}`}>
      {facts
        .filter(({ value }) => Boolean(value))
        .map(({ key, label, value }) => (
          <div key={key}>
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="break-words">{typeof value === 'string' ? <bdi>{value}</bdi> : value}</dd>
          </div>
        ))}
    </dl>
  )
}
