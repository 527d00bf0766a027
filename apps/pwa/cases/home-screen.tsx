import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useCreditor } from '#pwa/app/session.tsx'
import { type Outputs, safetyNetMs, useTRPC } from '#pwa/app/trpc.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { DrawingCases } from '#pwa/ui/drawing-cases.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { HomeFigures } from './home-figures.tsx'
import { HomeManager } from './home-manager.tsx'
import { HomeMoved } from './home-moved.tsx'
import { HomeTasks } from './home-tasks.tsx'

export type Home = Outputs['cases']['home']

/** The first screen of a company: what needs it, what moved, what was recovered (A07). */
export default function HomeScreen() {
  const { t } = useTranslation(['case-file', 'app'])
  const { name } = useCreditor()
  const trpc = useTRPC()
  const home = useQuery(trpc.cases.home.queryOptions(undefined, { refetchInterval: safetyNetMs }))
  usePageTitle(t('home.title'))
  if (home.isError && !home.data) return <FaultPanel error={home.error} onRetry={() => void home.refetch()} />
  return (
    <>
      <PageHeading title={t('home.greeting', { name })} />
      {home.data ? (
        <HomeParts home={home.data} />
      ) : (
        <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
      )}
    </>
  )
}

function HomeParts({ home }: { home: Home }) {
  const isNew = Object.keys(home.counts).length === 0
  if (isNew)
    return (
      <div className="grid grid-cols-1 gap-6">
        <FirstCase />
        <div className="mx-auto w-full max-w-column">
          <HomeManager />
        </div>
      </div>
    )
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] lg:gap-8">
      <div className="grid grid-cols-1 gap-6">
        <HomeTasks home={home} />
        <HomeMoved moved={home.moved} />
      </div>
      <div className="grid grid-cols-1 gap-6">
        <HomeFigures home={home} />
        <HomeManager />
      </div>
    </div>
  )
}

/** Somebody who has just arrived: the two ways to begin, and nothing else. */
function FirstCase() {
  const { t } = useTranslation('case-file')
  return (
    <EmptyState
      drawing={<DrawingCases />}
      title={t('home.emptyTitle')}
      action={
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink as={RouterLink} href="/app/cases/new" look="primary">
            {t('home.emptyAction')}
          </ButtonLink>
          <ButtonLink href="/quote">{t('home.emptyQuote')}</ButtonLink>
        </div>
      }
    >
      {t('home.emptyText')}
    </EmptyState>
  )
}
