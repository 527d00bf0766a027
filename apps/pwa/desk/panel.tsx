import type { ReactNode } from 'react'
import { cx } from '#pwa/ui/cx.ts'

/** A part of a case: tighter than the kit's card, because the desk reads twelve of them at once. */
export function Panel({
  title,
  aside,
  className,
  children,
}: {
  title: ReactNode
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section className={cx('min-w-0 rounded-md border border-line bg-surface px-4 py-3 sm:px-5', className)}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">{title}</h3>
        {aside ? <span className="figures text-sm text-ink-soft">{aside}</span> : null}
      </div>
      {children}
    </section>
  )
}

/** A quiet line in the place of what is not there yet. */
export const Nothing = ({ children }: { children: ReactNode }) => <p className="text-ink-soft">{children}</p>
