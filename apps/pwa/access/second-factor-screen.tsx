import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { homeOf, useMe } from '#pwa/app/session.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { useArrive } from './arrive.ts'
import { SecondFactorEnrol } from './second-factor-enrol.tsx'
import { SignOutButtons } from './sign-out-buttons.tsx'

/** The step before the desk opens: whoever works with other people's debts has two locks on the door. */
export default function SecondFactorScreen() {
  const { t } = useTranslation('access')
  const me = useMe()
  const arrive = useArrive()
  usePageTitle(t('factor.needed'))
  if (!me.person?.secondFactorNeeded) return <Navigate to={homeOf(me)} replace />
  return (
    <>
      <PageHeading title={t('factor.needed')} lead={t('factor.neededText')} />
      <SecondFactorEnrol onDone={() => void arrive()} />
      <div className="mt-6">
        <SignOutButtons />
      </div>
    </>
  )
}
