import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

export type CardProps = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode
  /** Something small at the end of the title row: a link, a status. */
  aside?: ReactNode
  /** Lifts the one card a page is about; every other card lies flat. */
  raised?: boolean | undefined
}

export function Card({ title, aside, raised, className, children, ...rest }: CardProps) {
  return (
    <section
      {...rest}
      className={cx(
        'rounded-md border border-line bg-surface p-5 sm:p-6',
        raised && 'border-transparent shadow-soft forced-colors:border-line print:border-line',
        className,
      )}
    >
      <TitleRow title={title} aside={aside} />
      {children}
    </section>
  )
}

/** A part of a page: a quiet line and a heading, no box. */
export function Section({ title, aside, className, children, ...rest }: Omit<CardProps, 'raised'>) {
  return (
    <section {...rest} className={cx('border-t border-line pt-6', className)}>
      <TitleRow title={title} aside={aside} />
      {children}
    </section>
  )
}

function TitleRow({ title, aside }: { title: ReactNode; aside: ReactNode }) {
  if (!title && !aside) return null
  return (
    <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <h2 className="text-lg">{title}</h2>
      {aside}
    </div>
  )
}
