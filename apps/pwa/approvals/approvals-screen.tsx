import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { ApprovalCard, type Approvals } from './approval-card.tsx'

/** Everything that needs this company's word, in one list, whatever it is about. */
export default function ApprovalsScreen() {
  const { t } = useTranslation(['approvals', 'app'])
  const trpc = useTRPC()
  const waiting = useQuery(trpc.approvals.waiting.queryOptions())
  usePageTitle(t('title'))
  if (waiting.isError && !waiting.data)
    return <FaultPanel error={waiting.error} onRetry={() => void waiting.refetch()} />
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        back={{ href: '/app', label: t('frame.home', { ns: 'app' }) }}
        as={RouterLink}
        title={t('title')}
        lead={t('lead')}
      />
      {waiting.data ? (
        <List approvals={waiting.data} />
      ) : (
        <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} />
      )}
    </div>
  )
}

function List({ approvals: { items, today, mayDecide, forName } }: { approvals: Approvals }) {
  const { t } = useTranslation('approvals')
  if (items.length === 0)
    return (
      <EmptyState drawing={<DrawingLevel />} title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    )
  return (
    <>
      {forName ? (
        <Notice tone="info" className="mb-4">
          {t('forName', { name: forName })}
        </Notice>
      ) : null}
      <ul className="grid grid-cols-1 gap-4">
        {items.map((item, place) => (
          <ApprovalCard
            key={item.key}
            item={item}
            today={today}
            mayDecide={mayDecide}
            isFirst={place === 0}
          />
        ))}
      </ul>
    </>
  )
}
