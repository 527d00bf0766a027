import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CreditorId } from '#shared/ids.ts'
import type { Currency, Minor } from '#shared/money.ts'
import { formatMonth } from '#shared/reports/month.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { DrawingFiles } from '#pwa/ui/drawing-files.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { reportPlace } from './report-links.ts'

/** The reports of a company, a line for each month, the newest first (A53). */
export default function ReportsScreen() {
  const { t } = useTranslation(['reports', 'access', 'desk', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const creditorId = useParams().creditorId as CreditorId | undefined
  const place = reportPlace(creditorId)
  const list = useQuery(trpc.reports.list.queryOptions(creditorId ? { creditorId } : {}))
  usePageTitle(t('screen.title'))
  if (list.isError) return <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
  const { reports = [], creditorName = '', inTheMaking = null } = list.data ?? {}
  const back = creditorId ? t('creditors.title', { ns: 'desk' }) : t('account.title', { ns: 'access' })
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        title={creditorId ? t('screen.forCreditor', { creditor: creditorName }) : t('screen.title')}
        lead={t('screen.hint')}
        back={{ href: place.back, label: back }}
        as={RouterLink}
      />
      {list.isPending ? <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} /> : null}
      {inTheMaking ? (
        <Notice tone="info" className="mb-6">
          {t('screen.inTheMaking', { month: formatMonth(inTheMaking, format.language) })}
        </Notice>
      ) : null}
      {list.data && reports.length === 0 && !inTheMaking ? (
        <EmptyState drawing={<DrawingFiles />} title={t('screen.none')}>
          {t('screen.noneText')}
        </EmptyState>
      ) : null}
      <ul className="overflow-hidden rounded-md border border-line bg-surface empty:hidden">
        {reports.map(({ reportId, month, currencies }) => (
          <ListRow
            key={reportId}
            href={`${place.list}/${month}`}
            as={RouterLink}
            title={formatMonth(month, format.language)}
            trailing={withMoney(currencies).map(({ currency, net }) => (
              <span key={currency} className="block">
                <bdi>{format.money(net, currency)}</bdi>
              </span>
            ))}
            trailingSub={t('figures.net')}
          />
        ))}
      </ul>
    </div>
  )
}

type OfCurrency = { recovered: Minor; net: Minor; currency: Currency }

/** The currencies in which money moved in a month; in a month without any, all that were claimed in. */
function withMoney<C extends OfCurrency>(currencies: readonly C[]): readonly C[] {
  const moved = currencies.filter(({ recovered, net }) => recovered !== 0 || net !== 0)
  return moved.length > 0 ? moved : currencies
}
