import type { ReactNode } from 'react'
import type { Anchor } from './anchor.tsx'
import { ButtonLink } from './button.tsx'
import { IconChevronEnd } from './icons.tsx'
import { IconChevronStart } from './more-icons.tsx'

export type PaginationProps = {
  label: string
  /** "Page 2 of 9". */
  position: ReactNode
  previous: { label: string; href?: string | undefined }
  next: { label: string; href?: string | undefined }
  as?: Anchor | undefined
}

export function Pagination({ label, position, previous, next, as }: PaginationProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-1 py-4">
      {previous.href ? (
        <ButtonLink as={as} look="quiet" href={previous.href} rel="prev">
          <IconChevronStart />
          {previous.label}
        </ButtonLink>
      ) : (
        <span className="w-12 sm:w-28" />
      )}
      <span className="figures order-first basis-full text-center text-sm text-ink-soft sm:order-none sm:basis-auto">
        {position}
      </span>
      {next.href ? (
        <ButtonLink as={as} look="quiet" href={next.href} rel="next">
          {next.label}
          <IconChevronEnd />
        </ButtonLink>
      ) : (
        <span className="w-12 sm:w-28" />
      )}
    </nav>
  )
}
