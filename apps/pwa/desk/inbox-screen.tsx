import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { type InboxKind, inboxKinds, isInboxKind } from '#shared/desk/inbox.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { safetyNetMs, useTRPC } from '#pwa/app/trpc.ts'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { IconClock } from '#pwa/ui/icons.tsx'
import { LoadMore } from '#pwa/ui/load-more.tsx'
import { NativeSelect } from '#pwa/ui/select-field.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { TwoPane } from '#pwa/ui/two-pane.tsx'
import type { Deed } from './desk-tools.tsx'
import { InboxDetail } from './inbox-detail.tsx'
import { InboxRow, inboxAddress, type Item } from './inbox-row.tsx'

/** Everything that waits, the earliest deadline first, and beside it what is open. Worked with j, k and Enter. */
export default function InboxScreen() {
  const { t } = useTranslation(['desk', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { key } = useParams()
  const [kind, setKind] = useState<InboxKind | undefined>(undefined)
  const [mine, setMine] = useState(false)
  const inbox = useInfiniteQuery(
    trpc.desk.inbox.infiniteQueryOptions(
      { mine, ...(kind ? { kind } : {}) },
      { getNextPageParam: (page) => page.next ?? undefined, refetchInterval: safetyNetMs, staleTime: 5_000 },
    ),
  )
  const pages = inbox.data?.pages ?? []
  const [first] = pages
  const items = pages.flatMap((page) => page.items)
  const at = items.findIndex((item) => item.key === key)
  const open = items[at] ?? null
  const total = kind ? (first?.counts[kind] ?? 0) : (first?.total ?? 0)
  usePageTitle(`${t('inbox.title')} (${total})`)

  const go = useCallback(
    (item: Item | undefined) => {
      if (!item) return
      void navigate(inboxAddress(item))
      document.getElementById(`item-${item.key}`)?.scrollIntoView({ block: 'nearest' })
    },
    [navigate],
  )
  // The address knows where somebody is before the screen does: who presses quickly loses no press.
  const here = () => items.findIndex((item) => location.pathname.endsWith(`/${item.key}`))
  const deeds: Deed[] = [
    { key: 'j', label: t('keys.next'), group: 'list', run: () => go(items[here() + 1] ?? items[0]) },
    { key: 'k', label: t('keys.previous'), group: 'list', run: () => go(items[Math.max(0, here() - 1)]) },
    {
      key: 'Enter',
      label: t('keys.open'),
      group: 'list',
      run: open?.caseId ? () => void navigate(`/desk/cases/${open.caseId}`) : undefined,
    },
  ]

  const head = (
    <div className="grid gap-3 px-4 pt-4 pb-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h1 className="text-xl tight">{t('inbox.title')}</h1>
        {first ? (
          <p className="flex gap-3 text-sm">
            <span className="text-ink-soft">{t('inbox.waiting', { number: format.count(total) })}</span>
            {first.late > 0 ? (
              <Status tone="bad" icon={IconClock}>
                {t('inbox.late', { number: format.count(first.late) })}
              </Status>
            ) : null}
          </p>
        ) : null}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <NativeSelect
          aria-label={t('inbox.kind')}
          value={kind ?? ''}
          onChange={({ currentTarget: { value } }) => setKind(isInboxKind(value) ? value : undefined)}
        >
          <option value="">{t('inbox.all')}</option>
          {inboxKinds.map((name) => (
            <option key={name} value={name}>
              {t(`kind.${name}`)} ({format.count(first?.counts[name] ?? 0)})
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          aria-label={t('inbox.whose')}
          value={mine ? 'mine' : ''}
          onChange={({ currentTarget: { value } }) => setMine(value === 'mine')}
        >
          <option value="">{t('inbox.everybody')}</option>
          <option value="mine">{t('inbox.mine')}</option>
        </NativeSelect>
      </div>
    </div>
  )
  const list = (
    <>
      {inbox.isPending ? (
        <div className="px-4">
          <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
        </div>
      ) : inbox.isError ? (
        <FaultPanel error={inbox.error} onRetry={() => void inbox.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          drawing={<DrawingLevel />}
          title={t(kind || mine ? 'inbox.emptyFilteredTitle' : 'inbox.emptyTitle')}
          className="px-4 py-16"
        >
          {t(kind || mine ? 'inbox.emptyFilteredText' : 'inbox.emptyText')}
        </EmptyState>
      ) : (
        <>
          <ul aria-label={t('inbox.list')}>
            {items.map((item) => (
              <InboxRow key={item.key} item={item} today={first?.today ?? ''} current={item.key === key} />
            ))}
          </ul>
          {inbox.hasNextPage ? (
            <div className="p-4">
              <LoadMore
                shown={t('inbox.shown', { shown: format.count(items.length), total: format.count(total) })}
                label={t('inbox.more')}
                pending={inbox.isFetchingNextPage}
                onMore={() => void inbox.fetchNextPage()}
              />
            </div>
          ) : null}
        </>
      )}
    </>
  )
  return (
    <TwoPane
      listLabel={t('inbox.list')}
      detailLabel={t('inbox.detail')}
      showing={key ? 'detail' : 'list'}
      head={head}
      list={list}
      detail={
        <InboxDetail
          itemKey={key}
          item={open}
          isKnown={inbox.isSuccess && !inbox.hasNextPage && !kind && !mine}
          deeds={deeds}
          onDone={() => go(items[at + 1] ?? items[at - 1])}
        />
      }
    />
  )
}
