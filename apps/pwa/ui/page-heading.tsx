import type { ReactNode } from 'react'
import type { Anchor } from './anchor.tsx'
import { cx } from './cx.ts'
import { IconArrowStart } from './icons.tsx'

export type PageHeadingProps = {
  title: ReactNode
  /** One or two sentences that say what this page is for. */
  lead?: ReactNode
  /** A small line above the title: a number, a step, a kind. */
  kicker?: ReactNode
  back?: { href: string; label: string } | undefined
  as?: Anchor | undefined
  /** At the end of the title row on a wide screen. */
  actions?: ReactNode
  className?: string | undefined
}

export function PageHeading(props: PageHeadingProps) {
  const { title, lead, kicker, back, as: As = 'a', actions, className } = props
  return (
    <div className={cx('mb-6 sm:mb-8', className)}>
      {back ? (
        <As
          href={back.href}
          className="-ms-1 mb-1 inline-flex min-h-12 items-center gap-2 pe-2 font-medium text-primary no-underline hover:underline"
        >
          <IconArrowStart className="size-5" />
          {back.label}
        </As>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          {kicker ? <p className="figures mb-1 text-sm text-ink-soft">{kicker}</p> : null}
          <h1 className="text-2xl tight">{title}</h1>
          {lead ? <p className="mt-2 max-w-prose text-lg text-ink-soft">{lead}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
