import type { ReactNode } from 'react'
import { Button } from './button.tsx'

export type LoadMoreProps = {
  /** "24 of 112 shown". */
  shown: ReactNode
  label: string
  pending?: boolean | undefined
  /** Absent when everything is shown. */
  onMore?: (() => void) | undefined
}

export function LoadMore({ shown, label, pending, onMore }: LoadMoreProps) {
  return (
    <div className="flex flex-col items-center gap-3 py-6">
      <p className="figures text-sm text-ink-soft" aria-live="polite">
        {shown}
      </p>
      {onMore ? (
        <Button onClick={onMore} pending={pending}>
          {label}
        </Button>
      ) : null}
    </div>
  )
}
