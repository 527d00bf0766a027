import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Became } from '#shared/bank/became.ts'
import type { Id } from '#shared/ids.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { DrawingFiles } from '#pwa/ui/drawing-files.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { LoadMore } from '#pwa/ui/load-more.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'

const toneOf = (became: Became): Tone => {
  if (became === 'SUSPENSE' || became === 'WAITING') return 'attention'
  return became === 'NEW' ? 'info' : 'good'
}

/** A file of the bank taken apart: every booking it has brought, what it has become, and the way to decide about it. */
export default function ImportScreen() {
  const { t } = useTranslation(['bank', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const importId = useParams().importId as Id<'bankImport'>
  const list = useInfiniteQuery(
    trpc.bank.entries.infiniteQueryOptions(
      { importId },
      { getNextPageParam: ({ next }) => next ?? undefined },
    ),
  )
  const [first] = list.data?.pages ?? []
  usePageTitle(first?.fileName ?? t('imports.title'))
  if (list.isError && !first) return <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
  if (!first) return <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageHeading
        title={<bdi className="wrap-anywhere">{first.fileName}</bdi>}
        lead={first.known > 0 ? t('entries.known', { count: first.known }) : t('entries.lead')}
        back={{ href: '/desk/bank', label: t('imports.title') }}
        as={RouterLink}
      />
      {items.length === 0 ? (
        <EmptyState drawing={<DrawingFiles />} title={t('entries.none')}>
          {t('entries.noneText')}
        </EmptyState>
      ) : null}
      <ul className="overflow-hidden rounded-md border border-line bg-surface empty:hidden">
        {items.map(({ entryId, line, bookedOn, amount, currency, payer, creditorName, became }) => (
          <ListRow
            key={entryId}
            href={`/desk/inbox/MONEY:${entryId}`}
            as={RouterLink}
            title={<bdi className="wrap-anywhere">{payer ?? t('fact.none')}</bdi>}
            sub={
              <>
                <bdi>{creditorName}</bdi> · {format.day(bookedOn)} ·{' '}
                {t('entries.line', { line: format.count(line) })}
              </>
            }
            status={<Status tone={toneOf(became)}>{t(`entries.became.${became}`)}</Status>}
            trailing={<bdi>{format.money(amount, currency)}</bdi>}
          />
        ))}
      </ul>
      {list.hasNextPage ? (
        <LoadMore
          shown={format.count(items.length)}
          label={t('entries.more')}
          pending={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
    </>
  )
}
