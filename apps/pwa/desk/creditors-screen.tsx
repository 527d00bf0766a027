import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { deskBook } from '#pwa/ledger/book-links.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingSearch } from '#pwa/ui/drawing-search.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { IconPlus } from '#pwa/ui/icons.tsx'
import { LoadMore } from '#pwa/ui/load-more.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SearchField } from '#pwa/ui/search-field.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { ReportProgress } from '../reports/report-progress.tsx'
import { DeskTools } from './desk-tools.tsx'

/** The companies we work for, and the way to enter a case for one of them (A16). */
export default function CreditorsScreen() {
  const { t } = useTranslation(['desk', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const mayEnter = whyNotAct(useActor(), 'cases.startDraft', { collectorId: null }) === null
  const [params, setParams] = useSearchParams()
  const typed = params.get('query') ?? ''
  const query = useDeferredValue(typed.trim())
  const list = useInfiniteQuery(
    trpc.desk.creditors.infiniteQueryOptions(
      { query },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  )
  usePageTitle(t('creditors.title'))
  const creditors = list.data?.pages.flatMap((page) => page.creditors) ?? []
  return (
    <>
      <DeskTools deeds={[]} onSearch={() => document.getElementById('search')?.focus()} />
      <PageHeading title={t('creditors.title')} />
      <ReportProgress />
      <SearchField
        id="search"
        label={t('creditors.search')}
        shortcut="/"
        value={typed}
        maxLength={80}
        onChange={({ currentTarget: { value } }) =>
          setParams(value ? { query: value } : {}, { replace: true })
        }
        className="mb-6"
      />
      {list.isError ? (
        <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
      ) : creditors.length === 0 ? (
        <EmptyState drawing={<DrawingSearch />} title={t('creditors.none')} />
      ) : (
        <Card className="py-1! sm:py-1!">
          <ul className="divide-y divide-line">
            {creditors.map((row) => (
              <li key={row.creditorId} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-3">
                <div className="w-full min-w-0 sm:w-auto sm:flex-1">
                  <p className="font-medium">
                    <RouterLink href={`/desk/cases?query=${encodeURIComponent(row.name)}`}>
                      {row.name}
                    </RouterLink>
                  </p>
                  <p className="figures text-sm text-ink-soft">
                    {format.country(row.country)} ·{' '}
                    {t('creditors.open', { number: format.count(row.openCases) })}
                    {row.waiting > 0
                      ? ` · ${t('creditors.review', { number: format.count(row.waiting) })}`
                      : ''}
                    {row.managerName ? ` · ${t('creditors.manager', { name: row.managerName })}` : ''}
                  </p>
                  <Status tone={row.isSigned ? 'good' : 'attention'}>
                    {t(row.isSigned ? 'creditors.signed' : 'creditors.unsigned')}
                  </Status>
                </div>
                <RouterLink
                  href={deskBook(row.creditorId).book}
                  className="inline-flex min-h-12 items-center text-primary underline underline-offset-4"
                >
                  {t('creditors.book')}
                </RouterLink>
                <RouterLink
                  href={`/desk/creditors/${row.creditorId}/reports`}
                  className="inline-flex min-h-12 items-center text-primary underline underline-offset-4"
                >
                  {t('creditors.reports')}
                </RouterLink>
                {mayEnter ? (
                  <ButtonLink
                    as={RouterLink}
                    href={`/desk/cases/new?creditor=${row.creditorId}`}
                    icon={<IconPlus className="size-5" />}
                    aria-label={t('creditors.enterFor', { name: row.name })}
                  >
                    {t('creditors.enter')}
                  </ButtonLink>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {list.hasNextPage ? (
        <LoadMore
          shown={format.count(creditors.length)}
          label={t('inbox.more')}
          pending={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
    </>
  )
}
