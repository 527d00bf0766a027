import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../ui/cx.ts'
import { IconArrowEnd } from '../ui/icons.tsx'

/** A wide page of several parts, each of which brings its own measure. */
export function Main({ className, ...rest }: ComponentProps<'main'>) {
  return (
    <main
      id="main"
      tabIndex={-1}
      {...rest}
      className={cx('mx-auto w-full max-w-page px-4 pt-4 pb-16 sm:px-6 sm:pt-8', className)}
    />
  )
}

type PartProps = {
  title: ReactNode
  lead?: ReactNode
  id?: string
  className?: string | undefined
  children: ReactNode
}

/** A part of a long page: a ruled line, its title in the margin on a wide screen, its matter beside it. */
export function Part({ title, lead, id, className, children }: PartProps) {
  return (
    <section
      id={id}
      className={cx(
        'mt-14 grid gap-6 border-t border-ink pt-5 sm:mt-20 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-12',
        className,
      )}
    >
      <div>
        <h2 className="text-xl tight">{title}</h2>
        {lead ? <p className="mt-2 max-w-prose text-ink-soft">{lead}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}

/** A part of half the width, with what can be done about it. */
export function Half({ title, lead, children }: Pick<PartProps, 'title' | 'lead' | 'children'>) {
  return (
    <section className="border-t border-ink pt-5">
      <h2 className="text-xl tight">{title}</h2>
      <p className="mt-2 max-w-prose text-ink-soft">{lead}</p>
      <div className="mt-4 flex flex-wrap gap-x-3 gap-y-2">{children}</div>
    </section>
  )
}

type LeadingProps = { kicker?: ReactNode; title: ReactNode; lead?: ReactNode }

/** The head of a page that is read rather than filled in. */
export function Leading({ kicker, title, lead }: LeadingProps) {
  return (
    <div className="max-w-prose">
      {kicker ? <p className="mb-1 text-sm text-ink-soft">{kicker}</p> : null}
      <h1 className="text-hero tight">{title}</h1>
      {lead ? <p className="mt-4 text-lg text-ink-soft">{lead}</p> : null}
    </div>
  )
}

/** A link that goes on to the next page, at the end of a part. */
export function Onward({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="mt-4 inline-flex min-h-12 items-center gap-2 font-semibold text-primary underline-offset-4 hover:underline"
    >
      {children}
      <IconArrowEnd className="size-5" />
    </a>
  )
}
