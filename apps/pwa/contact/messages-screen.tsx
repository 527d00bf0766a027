import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { safetyNetMs, useTRPC } from '#pwa/app/trpc.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Badge } from '#pwa/ui/badge.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingMessages } from '#pwa/ui/drawing-messages.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'

/** A company's conversations with its account manager, the latest first (A28). */
export default function MessagesScreen() {
  const { t } = useTranslation(['thread', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const threads = useQuery(trpc.contact.threads.queryOptions({}, { refetchInterval: safetyNetMs }))
  usePageTitle(t('list.title'))
  if (threads.isError) return <FaultPanel error={threads.error} onRetry={() => void threads.refetch()} />
  return (
    <>
      <PageHeading title={t('list.title')} lead={t('list.lead')} />
      {threads.isPending ? (
        <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} />
      ) : threads.data.length === 0 ? (
        <EmptyState
          drawing={<DrawingMessages />}
          title={t('list.emptyTitle')}
          action={
            <ButtonLink as={RouterLink} href="/app/cases" look="primary">
              {t('list.openCases')}
            </ButtonLink>
          }
        >
          {t('list.emptyText')}
        </EmptyState>
      ) : (
        <Card className="py-1! sm:py-1!">
          <ul className="-mx-5 sm:-mx-6">
            {threads.data.map((thread) => (
              <ListRow
                key={thread.caseId}
                title={thread.debtorName}
                sub={`${thread.lastFrom === 'desk' ? thread.lastName : t('list.you')}: ${thread.lastText}`}
                unread={thread.unread > 0}
                trailing={thread.unread > 0 ? <Badge count={thread.unread} label={t('list.unread')} /> : null}
                trailingSub={format.day(thread.lastAt.slice(0, 10) as Day)}
                href={`/app/messages/${thread.caseId}`}
                as={RouterLink}
              />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
