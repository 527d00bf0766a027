import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconChevronDown } from './icons.tsx'

export type DisclosureProps = Omit<ComponentProps<'details'>, 'title'> & {
  title: ReactNode
  /** A fact at the end of the line that need not be unfolded to be read. */
  aside?: ReactNode
}

/** Folded detail, by the platform's own element: it works before any script does. Several in a row share their lines. */
export function Disclosure({ title, aside, className, children, ...rest }: DisclosureProps) {
  return (
    <details {...rest} className={cx('group border-t border-line last:border-b', className)}>
      <summary className="flex min-h-12 items-center gap-2 py-2.5 font-medium hover:text-primary">
        <IconChevronDown className="size-5 text-ink-soft transition-transform group-open:rotate-180" />
        <span className="min-w-0 flex-1">{title}</span>
        {aside ? <bdi className="figures text-ink-soft">{aside}</bdi> : null}
      </summary>
      <div className="max-w-prose ps-7 pb-5 text-ink-soft">{children}</div>
    </details>
  )
}
