import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { negate } from '#shared/money.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { LoadMore } from '#pwa/ui/load-more.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { RemittanceState } from './remittance-state.tsx'

type Page = Outputs['remittances']['list']

/** Everything that was paid out to a company, newest first, and when the next comes. */
export default function RemittancesScreen() {
  const { t } = useTranslation(['remittances', 'access', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const list = useInfiniteQuery(
    trpc.remittances.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next ?? undefined }),
  )
  usePageTitle(t('title'))
  if (list.isError) return <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
  const [first] = list.data?.pages ?? []
  const rows = list.data?.pages.flatMap((page) => page.remittances) ?? []
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        back={{ href: '/app/account', label: t('account.title', { ns: 'access' }) }}
        as={RouterLink}
      />
      {first ? <Next page={first} /> : <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} />}
      {first && rows.length === 0 ? (
        <EmptyState drawing={<DrawingLevel />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="overflow-hidden rounded-md border border-line bg-surface">
          {rows.map((row) => (
            <ListRow
              key={row.remittanceId}
              href={`/app/account/remittances/${row.remittanceId}`}
              as={RouterLink}
              title={row.sentAt ? format.instant(row.sentAt) : ''}
              sub={t('cases', { count: row.cases })}
              status={<RemittanceState status={row.status} />}
              trailing={format.money(row.net, row.currency)}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <LoadMore
          shown={format.count(rows.length)}
          label={t('more')}
          pending={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
      {first && first.invoices.length > 0 ? <Invoices invoices={first.invoices} /> : null}
    </div>
  )
}

function Next({ page: { nextRunOn, hasDetails, account } }: { page: Page }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  if (!hasDetails)
    return (
      <Notice tone="attention" className="mb-6">
        <p className="mb-3">{t('noDetails')}</p>
        <ButtonLink as={RouterLink} href="/app/account/bank">
          {t('toDetails')}
        </ButtonLink>
      </Notice>
    )
  return (
    <p className="mb-6 text-ink-soft">
      {t('next', { day: format.day(nextRunOn) })}{' '}
      {account ? <RouterLink href="/app/account/bank">{t('goesTo', { account })}</RouterLink> : null}
    </p>
  )
}

function Invoices({ invoices }: { invoices: Page['invoices'] }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  return (
    <Card title={t('invoicesTitle')} className="mt-6">
      <ul className="divide-y divide-line">
        {invoices.map(({ feeInvoiceId, number, dueOn, total, open, isLate, currency }) => (
          <li key={feeInvoiceId} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
            <span>
              <RouterLink href={`/app/account/invoices/${feeInvoiceId}`}>
                {t(total < 0 ? 'creditNumber' : 'invoiceNumber', { number })}
              </RouterLink>
              <Status tone={open === 0 ? 'good' : isLate ? 'bad' : 'attention'} className="mt-1">
                {open === 0
                  ? t('paidInvoice')
                  : open < 0
                    ? t('creditOpen', { amount: format.money(negate(open), currency) })
                    : dueOn
                      ? t(isLate ? 'late' : 'dueOn', { day: format.day(dueOn) })
                      : null}
              </Status>
            </span>
            <bdi className="figures font-semibold">
              <Traced to={bookAddress(ownBook, { filter: 'share' })}>{format.money(total, currency)}</Traced>
            </bdi>
          </li>
        ))}
      </ul>
    </Card>
  )
}
