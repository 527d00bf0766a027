import type { ReactNode } from 'react'
import type { Anchor } from './anchor.tsx'
import { tabLook } from './tabs.tsx'

export type TabNavProps = {
  label: string
  links: readonly { href: string; label: ReactNode; badge?: ReactNode; current?: boolean | undefined }[]
  as?: Anchor | undefined
}

/** Tabs that have addresses: links, so that back, reload and sharing work. */
export function TabNav({ label, links, as: As = 'a' }: TabNavProps) {
  return (
    <nav
      aria-label={label}
      className="flex min-w-0 gap-1 overflow-x-auto overflow-y-hidden border-b border-line"
    >
      {links.map((link) => (
        <As
          key={link.href}
          href={link.href}
          aria-current={link.current ? 'page' : undefined}
          className={tabLook(link.current === true)}
        >
          {link.label}
          {link.badge}
        </As>
      ))}
    </nav>
  )
}
