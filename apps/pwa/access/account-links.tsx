import { useTranslation } from 'react-i18next'
import { useActor } from '#pwa/app/session.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { type Icon, IconBank, IconBuilding, IconChevronEnd, IconFile, IconUsers } from '#pwa/ui/icons.tsx'
import { IconShield } from '#pwa/ui/more-icons.tsx'

type Place = {
  href: string
  icon: Icon
  key: 'book' | 'reports' | 'security' | 'remittances' | 'bank' | 'company' | 'people' | 'agreement'
}

const security = (base: string): Place => ({ href: `${base}/security`, icon: IconShield, key: 'security' })
const book: Place = { href: '/app/account/book', icon: IconBank, key: 'book' }
const ofCompany: Place[] = [
  { href: '/app/account/reports', icon: IconFile, key: 'reports' },
  { href: '/app/account/remittances', icon: IconFile, key: 'remittances' },
  { href: '/app/account/bank', icon: IconBank, key: 'bank' },
  { href: '/app/account/company', icon: IconBuilding, key: 'company' },
  { href: '/app/account/people', icon: IconUsers, key: 'people' },
  { href: '/app/agreement', icon: IconFile, key: 'agreement' },
]

export function AccountLinks() {
  const { t } = useTranslation('access')
  const isCreditor = useActor().kind === 'creditor'
  const places = isCreditor ? [book, security('/app/account'), ...ofCompany] : [security('/desk/account')]
  return (
    <nav aria-label={t('account.more')}>
      <ul className="overflow-hidden rounded-md border border-line bg-surface">
        {places.map(({ href, icon: Drawing, key }) => (
          <li key={key} className="border-b border-line last:border-b-0">
            <RouterLink
              href={href}
              className="flex min-h-18 items-center gap-4 px-4 py-3 no-underline transition-colors -outline-offset-3! hover:bg-sunken sm:px-5"
            >
              <Drawing className="text-primary" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{t(`account.${key}`)}</span>
                <span className="block text-sm text-ink-soft">{t(`account.${key}Hint`)}</span>
              </span>
              <IconChevronEnd className="size-5 text-ink-soft" />
            </RouterLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
