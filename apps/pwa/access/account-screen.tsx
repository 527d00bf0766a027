import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { reachOf } from '#shared/access/can.ts'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useMe } from '#pwa/app/session.tsx'
import { Avatar } from '#pwa/ui/avatar.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { AccountLinks } from './account-links.tsx'
import { AppearanceCard } from './appearance-card.tsx'
import { HelpCard } from './help-card.tsx'
import { InstallCard } from './install-card.tsx'
import { MailCard } from './mail-card.tsx'
import { NameForm } from './name-form.tsx'
import { SignOutButtons } from './sign-out-buttons.tsx'
import { VerifyNotice } from './verify-notice.tsx'

const AbsenceCard = lazy(() => import('./absence-card.tsx'))

/** Everything about the person, and the way to everything about their company. */
export default function AccountScreen() {
  const { t } = useTranslation(['access', 'app'])
  const { actor, company } = useMe()
  usePageTitle(t('account.title'))
  if (!('email' in actor)) return null
  const role = t(`role.${actor.kind === 'creditor' ? actor.role : (actor.kind as 'manager')}`, { ns: 'app' })

  return (
    <>
      <div className="mb-6 flex items-center gap-4 sm:mb-8">
        <Avatar name={actor.name} className="size-14 text-lg" />
        <div className="min-w-0">
          <h1 className="truncate text-2xl tight">{actor.name}</h1>
          <p className="truncate text-ink-soft">{[role, company?.name].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <VerifyNotice />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-6">
          <Card title={t('account.you')}>
            <NameForm />
          </Card>
          <AccountLinks />
          {reachOf(actor.kind, 'access.absence') ? (
            <Suspense>
              <AbsenceCard />
            </Suspense>
          ) : null}
          <HelpCard />
        </div>
        <div className="grid grid-cols-1 gap-6">
          <AppearanceCard />
          <MailCard />
          <InstallCard />
          <SignOutButtons />
        </div>
      </div>
    </>
  )
}
