import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingCases } from '#pwa/ui/drawing-cases.tsx'
import { DrawingSearch } from '#pwa/ui/drawing-search.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { IconPlus } from '#pwa/ui/icons.tsx'
import { LoadMore } from '#pwa/ui/load-more.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SearchField } from '#pwa/ui/search-field.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { CasesFilter, groupOf } from './cases-filter.tsx'
import { CasesRow } from './cases-row.tsx'

const pauseMs = 250

/** A company's cases, what moved last first. What is looked for stands in the address: back and reload keep it. */
export default function CasesScreen() {
  const { t } = useTranslation(['case-file', 'app'])
  const trpc = useTRPC()
  const [params, setParams] = useSearchParams()
  const group = groupOf(params)
  const typed = params.get('search') ?? ''
  const search = useSettled(typed.trim())
  const list = useInfiniteQuery(
    trpc.cases.list.infiniteQueryOptions(
      { group, ...(search ? { search } : {}) },
      { getNextPageParam: ({ next }) => next ?? undefined, placeholderData: keepPreviousData },
    ),
  )
  usePageTitle(t('list.title'))
  const write = (value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set('search', value)
    else next.delete('search')
    setParams(next, { replace: true })
  }
  return (
    <>
      <PageHeading
        title={t('list.title')}
        actions={
          <ButtonLink
            as={RouterLink}
            href="/app/cases/new"
            icon={<IconPlus className="size-5" />}
            className="max-lg:hidden"
          >
            {t('list.new')}
          </ButtonLink>
        }
      />
      <SearchField
        label={t('list.search')}
        value={typed}
        maxLength={80}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        className="mb-4"
      />
      <CasesFilter group={group} params={params} />
      {list.isError && !list.data ? (
        <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <SkeletonRows count={7} label={t('common.loading', { ns: 'app' })} />
      ) : (
        <Found list={list} isNarrowed={group !== 'ALL' || search !== ''} />
      )}
    </>
  )
}

type Cases = Parameters<typeof CasesRow>[0]['row'][]
type FoundProps = {
  list: {
    data: { pages: { cases: Cases }[] }
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isPlaceholderData: boolean
    fetchNextPage: () => unknown
  }
  isNarrowed: boolean
}

function Found({ list, isNarrowed }: FoundProps) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const rows = list.data.pages.flatMap(({ cases }) => cases)
  if (rows.length === 0) return <NoneFound isNarrowed={isNarrowed} />
  return (
    <>
      <Card className="py-0!" aria-busy={list.isPlaceholderData}>
        <ul className="-mx-5 sm:-mx-6">
          {rows.map((row) => (
            <CasesRow key={row.caseId} row={row} />
          ))}
        </ul>
      </Card>
      <LoadMore
        shown={t('list.shown', { number: format.count(rows.length) })}
        label={t('list.more')}
        pending={list.isFetchingNextPage}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      />
    </>
  )
}

function NoneFound({ isNarrowed }: { isNarrowed: boolean }) {
  const { t } = useTranslation('case-file')
  return isNarrowed ? (
    <EmptyState
      drawing={<DrawingSearch />}
      title={t('list.noneTitle')}
      action={
        <ButtonLink as={RouterLink} href="/app/cases">
          {t('list.noneAction')}
        </ButtonLink>
      }
    >
      {t('list.noneText')}
    </EmptyState>
  ) : (
    <EmptyState
      drawing={<DrawingCases />}
      title={t('list.emptyTitle')}
      action={
        <ButtonLink as={RouterLink} href="/app/cases/new" look="primary">
          {t('home.emptyAction')}
        </ButtonLink>
      }
    >
      {t('list.emptyText')}
    </EmptyState>
  )
}

/** What was typed, once the typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
