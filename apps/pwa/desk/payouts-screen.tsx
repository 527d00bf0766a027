import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { LoadMore } from '#pwa/ui/load-more.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { PayoutStatus } from './payout-status.tsx'

type Unknown = Outputs['bank']['payouts']['unknown'][number]

/** What the card provider paid out and where each payout is, and before it what the bank booked and nobody recognised. */
export default function PayoutsScreen() {
  const { t } = useTranslation(['bank', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const list = useInfiniteQuery(
    trpc.bank.payouts.infiniteQueryOptions({}, { getNextPageParam: ({ next }) => next ?? undefined }),
  )
  usePageTitle(t('payouts.title'))
  if (list.isError && !list.data) return <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const unknown = list.data?.pages[0]?.unknown ?? []
  return (
    <>
      <PageHeading
        title={t('payouts.title')}
        lead={t('payouts.lead')}
        back={{ href: '/desk/bank', label: t('imports.title') }}
        as={RouterLink}
      />
      {unknown.length > 0 ? <UnknownEntries entries={unknown} /> : null}
      {list.isPending ? <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} /> : null}
      {list.data && items.length === 0 ? (
        <EmptyState drawing={<DrawingLevel />} title={t('payouts.none')}>
          {t('payouts.noneText')}
        </EmptyState>
      ) : null}
      <ul className="overflow-hidden rounded-md border border-line bg-surface empty:hidden">
        {items.map((one) => (
          <ListRow
            key={one.cardPayoutId}
            href={`/desk/bank/payouts/${one.cardPayoutId}`}
            as={RouterLink}
            title={<bdi>{one.providerId}</bdi>}
            sub={t(one.arrivedOn ? 'payouts.arrivedOn' : 'payouts.arrivesOn', {
              date: format.day(one.arrivedOn ?? one.arrivesOn),
            })}
            status={<PayoutStatus state={one.state} />}
            trailing={<bdi>{format.money(one.amount, one.currency)}</bdi>}
          />
        ))}
      </ul>
      {list.hasNextPage ? (
        <LoadMore
          shown={format.count(items.length)}
          label={t('payouts.more')}
          pending={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
    </>
  )
}

/** Money on the account of client money that is neither a payout nor a transfer of ours: it is in nobody's books yet. */
function UnknownEntries({ entries }: { entries: readonly Unknown[] }) {
  const { t } = useTranslation('bank')
  const format = useFormat()
  return (
    <Card title={t('payouts.unknown')} className="mb-6 border-attention!">
      <p className="mb-3 max-w-prose text-ink-soft">{t('payouts.unknownText')}</p>
      <ul className="divide-y divide-line">
        {entries.map(({ entryId, amount, currency, bookedOn, words }) => (
          <li key={entryId} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3">
            <span className="min-w-0 wrap-anywhere">
              {words ? <bdi>{words}</bdi> : t('payouts.wordless')}
              <span className="block text-sm text-ink-soft">{format.day(bookedOn)}</span>
            </span>
            <Money className="font-semibold">{format.money(amount, currency)}</Money>
          </li>
        ))}
      </ul>
    </Card>
  )
}
