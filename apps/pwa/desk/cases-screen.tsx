import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { CaseStatus } from '#shared/cases/case.ts'
import type { Day } from '#shared/dates.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingSearch } from '#pwa/ui/drawing-search.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SearchField } from '#pwa/ui/search-field.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { DeskTools } from './desk-tools.tsx'

/** Every case, found by whatever somebody on the telephone can read from their paper. */
export default function CasesScreen() {
  const { t } = useTranslation(['desk', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const [params, setParams] = useSearchParams()
  const typed = params.get('query') ?? ''
  const query = useDeferredValue(typed.trim())
  const search = useQuery(trpc.desk.search.queryOptions({ query }, { placeholderData: keepPreviousData }))
  usePageTitle(t('cases.title'))
  const { cases = [], creditors = [] } = search.data ?? {}
  return (
    <>
      <DeskTools deeds={[]} onSearch={() => document.getElementById('search')?.focus()} />
      <PageHeading title={t('cases.title')} />
      <SearchField
        id="search"
        label={t('cases.search')}
        shortcut="/"
        value={typed}
        maxLength={80}
        onChange={({ currentTarget: { value } }) =>
          setParams(value ? { query: value } : {}, { replace: true })
        }
        className="mb-6"
      />
      {search.isError ? (
        <FaultPanel error={search.error} onRetry={() => void search.refetch()} />
      ) : search.isPending ? (
        <SkeletonRows count={8} label={t('common.loading', { ns: 'app' })} />
      ) : cases.length === 0 && creditors.length === 0 ? (
        <EmptyState drawing={<DrawingSearch />} title={t('cases.none', { query })}>
          {t('cases.noneText')}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-6">
          {creditors.length > 0 ? (
            <Card title={t('cases.creditors')} className="pb-1!">
              <ul className="-mx-5 sm:-mx-6">
                {creditors.map((row) => (
                  <ListRow
                    key={row.creditorId}
                    dense
                    title={row.name}
                    sub={format.country(row.country)}
                    href={`/desk/creditors?query=${encodeURIComponent(row.name)}`}
                    as={RouterLink}
                  />
                ))}
              </ul>
            </Card>
          ) : null}
          <Card
            title={query ? t('cases.found', { number: format.count(cases.length) }) : t('cases.latest')}
            className="pb-1!"
          >
            <ul className="-mx-5 sm:-mx-6">
              {cases.map((row) => (
                <ListRow
                  key={row.caseId}
                  dense
                  title={row.debtorName}
                  sub={
                    <>
                      {row.number ? (
                        <>
                          <bdi>{row.number}</bdi> ·{' '}
                        </>
                      ) : null}
                      <bdi>{row.creditorName}</bdi> · {t(`status.${row.status as CaseStatus}`)}
                    </>
                  }
                  trailing={format.money(row.principal, row.currency)}
                  trailingSub={format.day(row.updatedAt.slice(0, 10) as Day)}
                  href={`/desk/cases/${row.caseId}`}
                  as={RouterLink}
                />
              ))}
            </ul>
          </Card>
        </div>
      )}
    </>
  )
}
