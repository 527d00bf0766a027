import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CreditorId } from '#shared/ids.ts'
import { formatMonth, isMonth, month as monthFrom } from '#shared/reports/month.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import NotFoundScreen from '#pwa/app/not-found-screen.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { FileLink } from './file-link.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { CurrencySection } from './currency-section.tsx'
import { reportPlace } from './report-links.ts'

/** The report of one month: the figures as text first, each leading to its postings, then the files (E07). */
export default function ReportScreen() {
  const { month, creditorId } = useParams()
  if (!isMonth(month)) return <NotFoundScreen />
  return <Report month={month} creditorId={creditorId as CreditorId | undefined} />
}

function Report({ month, creditorId }: { month: string; creditorId: CreditorId | undefined }) {
  const { t } = useTranslation(['reports', 'case-file', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const place = reportPlace(creditorId)
  const page = useQuery(trpc.reports.one.queryOptions(creditorId ? { month, creditorId } : { month }))
  const title = t('report.title', { month: formatMonth(monthFrom(month), format.language) })
  usePageTitle(title)
  if (page.isError) return <FaultPanel error={page.error} onRetry={() => void page.refetch()} />
  const stored = page.data
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        title={title}
        lead={stored ? t('screen.ready', { date: format.instant(stored.closedAt) }) : undefined}
        back={{ href: place.list, label: t('screen.title') }}
        as={RouterLink}
      />
      {stored ? (
        <>
          {stored.report.currencies.map((one) => (
            <CurrencySection key={one.currency} one={one} place={place} />
          ))}
          <section aria-labelledby="files" className="mt-8">
            <h2 id="files" className="mb-3 text-lg">
              {t('screen.files')}
            </h2>
            <div className="grid gap-2 sm:grid-cols-3">
              {(['PDF', 'CSV', 'XLSX'] as const).map((kind) => (
                <FileLink key={kind} href={`/files/reports/${stored.reportId}.${kind.toLowerCase()}`}>
                  {t('screen.download', { format: kind })}
                </FileLink>
              ))}
            </div>
          </section>
          <p className="mt-6 text-sm text-ink-soft">{t('report.keep')}</p>
        </>
      ) : (
        <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
      )}
    </div>
  )
}
