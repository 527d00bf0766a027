import { useTranslation } from 'react-i18next'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useActor } from '#pwa/app/session.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { PasskeysCard } from './passkeys-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { SessionsCard } from './sessions-card.tsx'

export default function SecurityScreen() {
  const { t } = useTranslation('access')
  const base = useActor().kind === 'creditor' ? '/app/account' : '/desk/account'
  usePageTitle(t('security.title'))
  return (
    <>
      <PageHeading
        title={t('security.title')}
        lead={t('security.lead')}
        back={{ href: base, label: t('account.title') }}
        as={RouterLink}
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <SecondFactorCard />
        <PasskeysCard />
        <PasswordCard />
        <SessionsCard />
      </div>
    </>
  )
}
