import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { type CaseId, isId } from '#shared/ids.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { caseAddress } from '../cases/case-links.ts'
import { isOpen, useDisputes } from '../disputes/use-disputes.ts'
import { DirectForm, type Prefilled } from './direct-form.tsx'
import { DirectAnswer, DirectFacts, DirectFiles, DirectStanding, DirectStatus } from './direct-report.tsx'
import { PendingReports } from './pending-reports.tsx'
import { useDirect } from './use-direct.ts'

/**
 * Paid to the creditor directly (A38): what was reported and how it stands, and the report itself on the same screen.
 * A question of the desk stands first.
 */
export default function DirectScreen() {
  const { t } = useTranslation(['payments', 'app', 'case-file'])
  const caseId = useParams().caseId as CaseId
  const direct = useDirect(caseId)
  const prefilled = usePrefilled(caseId)
  usePageTitle(t('direct.title'))
  const of = direct.data
  if (direct.isError && !of) return <FaultPanel error={direct.error} onRetry={() => void direct.refetch()} />
  if (!of || prefilled === undefined)
    return <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
  const asked = of.reports.filter(({ status }) => status === 'QUERIED')
  const others = of.reports.filter(({ status }) => status !== 'QUERIED')
  const one = (report: (typeof of.reports)[number]) => (
    <Card
      key={report.directPaymentId}
      title={t('direct.one')}
      aside={<DirectStatus report={report} />}
      className={report.status === 'QUERIED' ? 'border-attention!' : undefined}
    >
      <div className="grid grid-cols-1 gap-4">
        <DirectFacts of={of} report={report} />
        <DirectStanding of={of} report={report} />
        <DirectFiles caseId={caseId} report={report} />
        {report.status === 'QUERIED' ? <DirectAnswer caseId={caseId} report={report} /> : null}
      </div>
    </Card>
  )
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        back={{
          href: caseAddress({ caseId, status: 'ACTIVE' }),
          label: t('page.title', { ns: 'case-file' }),
        }}
        as={RouterLink}
        kicker={<bdi>{of.debtorName}</bdi>}
        title={t('direct.title')}
      />
      <div className="grid grid-cols-1 gap-6">
        {asked.map(one)}
        <PendingReports caseId={caseId} timeZone={of.timeZone} />
        {of.isCollecting ? (
          <>
            <p className="max-w-prose text-ink-soft">{t('direct.lead', { debtor: of.debtorName })}</p>
            <DirectForm key={prefilled?.disputeId ?? ''} caseId={caseId} of={of} prefilled={prefilled} />
          </>
        ) : (
          <Notice tone="neutral">{t('direct.closed')}</Notice>
        )}
        {others.map(one)}
      </div>
    </div>
  )
}

/** What the debtor said who has paid already, where the address names its dispute; undefined while it is being read. */
function usePrefilled(caseId: CaseId): Prefilled | null | undefined {
  const [search] = useSearchParams()
  const disputes = useDisputes(caseId)
  const named = search.get('dispute')
  if (!isId('dispute', named)) return null
  if (disputes.isPending) return undefined
  const dispute = disputes.data?.disputes.find(({ disputeId }) => disputeId === named)
  if (!dispute?.paid || !isOpen(dispute)) return null
  return { disputeId: dispute.disputeId, ...dispute.paid }
}
