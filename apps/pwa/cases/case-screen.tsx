import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useParams } from 'react-router'
import type { CaseId } from '#shared/ids.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { type Outputs, safetyNetMs, useTRPC } from '#pwa/app/trpc.ts'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { CaseCompleteness } from './case-completeness.tsx'
import { CaseDebtor } from './case-debtor.tsx'
import { CaseDetails } from './case-details.tsx'
import { CaseCosts } from './case-costs.tsx'
import { CaseDirect } from './case-direct.tsx'
import { CaseDisputes } from './case-disputes.tsx'
import { CaseDocuments } from './case-documents.tsx'
import { CaseEntry } from './case-entry.tsx'
import { CaseInvoices } from './case-invoices.tsx'
import { CaseLetters } from './case-letters.tsx'
import { caseAddress } from './case-links.ts'
import { CaseMoney } from './case-money.tsx'
import { CaseNext } from './case-next.tsx'
import { CasePeople } from './case-people.tsx'
import { AnsweredRequests, OpenRequests } from './case-requests.tsx'
import { CaseState } from './case-state.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { CaseTracker } from './case-tracker.tsx'

export type CaseFile = Outputs['cases']['page']

/**
 * One case, for the company whose money it is: where it stands, what comes next and why, the money, all that
 * happened. What a later slice knows of its money is handed in.
 */
export default function CaseScreen({ money }: { money?: ReactNode }) {
  const { t } = useTranslation(['case-file', 'app', 'cases', 'quotes'])
  const trpc = useTRPC()
  const caseId = useParams().caseId as CaseId
  const page = useQuery(trpc.cases.page.queryOptions({ caseId }, { refetchInterval: safetyNetMs }))
  const file = page.data
  usePageTitle(file?.debtor.name || t('page.title'))
  useAnchor(file !== undefined)
  if (page.isError && !file) return <FaultPanel error={page.error} onRetry={() => void page.refetch()} />
  if (!file) return <SkeletonRows count={7} label={t('common.loading', { ns: 'app' })} />
  if (file.status === 'DRAFT') return <Navigate to={caseAddress(file)} replace />
  return (
    <>
      <PageHeading
        back={{ href: '/app/cases', label: t('list.title') }}
        as={RouterLink}
        kicker={<bdi>{file.number}</bdi>}
        title={<bdi>{file.debtor.name}</bdi>}
        actions={<CaseState status={file.status} closeCode={file.closeCode} look="soft" />}
        className="mb-5! sm:mb-6!"
      />
      <CaseParts file={file} money={money} />
    </>
  )
}

/** One column on a phone, in the order in which it is asked for; on a wide screen the papers and people stand beside it. */
function CaseParts({ file, money }: { file: CaseFile; money: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)] lg:grid-rows-[auto_auto_1fr] lg:gap-x-8">
      <div className="lg:col-span-2">
        <CaseTracker file={file} />
      </div>
      <div className="grid grid-cols-1 content-start gap-6">
        <CaseNext file={file} />
        <CaseDisputes file={file} />
        <OpenRequests file={file} />
        <CaseEntry file={file} />
        <CaseMoney file={file} />
        <Suspense>{money}</Suspense>
        <CaseDirect file={file} />
        <CaseCosts file={file} />
        <CaseInvoices file={file} />
      </div>
      <div className="grid grid-cols-1 content-start gap-6 lg:row-span-2">
        <CasePeople file={file} />
        <CaseDocuments file={file} />
        <CaseLetters file={file} />
        <CaseDebtor file={file} />
        <CaseCompleteness file={file} />
        <AnsweredRequests file={file} />
        <CaseDetails file={file} />
      </div>
      <CaseTimeline file={file} />
    </div>
  )
}

/** An address that points to a part of the page leads there once the part exists. */
function useAnchor(isReady: boolean) {
  const { hash } = useLocation()
  useEffect(() => {
    if (isReady && hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' })
  }, [isReady, hash])
}
