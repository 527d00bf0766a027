import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterLink } from '#pwa/app/link.tsx'

/**
 * An amount that leads down to what it is made of: the postings, or the page that explains it line by line. It stays an
 * amount; a dotted line says that there is more, and a screen reader says what (its title). Without an address nothing is posted yet.
 */
export function Traced({ to, children }: { to: string | null; children: ReactNode }) {
  const { t } = useTranslation('ui')
  if (to === null) return children
  return (
    <RouterLink
      href={to}
      title={t('money.postings')}
      className="-my-2 inline-block py-2 text-inherit underline decoration-edge decoration-dotted underline-offset-4 hover:text-primary hover:decoration-solid"
    >
      {children}
    </RouterLink>
  )
}
