import type { ReactNode } from 'react'
import type { Icon } from '#pwa/ui/icons.tsx'

export function Papers({ children }: { children: ReactNode }) {
  return <ul className="-mx-2">{children}</ul>
}

type Props = { href: string; icon: Icon; end: Icon; title: string; sub: ReactNode }

/** A paper to be fetched. It is saved, not shown: a file that came from outside opens in its own program. */
export function Paper({ href, icon: Drawing, end: End, title, sub }: Props) {
  return (
    <li>
      <a
        href={href}
        download
        className="flex min-h-14 items-center gap-3 rounded-sm px-2 py-2 text-ink no-underline hover:bg-sunken"
      >
        <Drawing className="size-5 shrink-0 text-ink-soft" />
        <span className="min-w-0 flex-1">
          <bdi className="line-clamp-2 block font-medium break-words">{title}</bdi>
          <span className="block text-sm text-ink-soft">{sub}</span>
        </span>
        <End className="size-5 shrink-0 text-primary" />
      </a>
    </li>
  )
}
