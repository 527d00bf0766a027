import type { ReactNode } from 'react'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { IconDownload } from '#pwa/ui/more-icons.tsx'

/** A file to be fetched; it is saved, not shown. */
export function FileLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <ButtonLink href={href} download wide icon={<IconDownload className="size-5" />}>
      {children}
    </ButtonLink>
  )
}
