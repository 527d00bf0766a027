import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CaseId } from '#shared/ids.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingMessages } from '#pwa/ui/drawing-messages.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { caseAddress } from '../cases/case-links.ts'
import { AlreadyPaid } from './already-paid.tsx'
import { AnswerForm } from './answer-form.tsx'
import { DisputeDialogue } from './dispute-dialogue.tsx'
import { DisputeFigures } from './dispute-figures.tsx'
import { DisputeOutcome, DisputeStanding, DisputeStatus } from './dispute-standing.tsx'
import { useDisputes, whyNot } from './use-disputes.ts'

/**
 * One dispute for the company whose money it is: the figures first, then what the debtor says, then who decides by when
 * and what silence means, and the answer in thumb's reach.
 */
export default function CreditorDisputeScreen() {
  const { t } = useTranslation(['disputes', 'app', 'case-file'])
  const params = useParams()
  const caseId = params.caseId as CaseId
  const disputes = useDisputes(caseId)
  usePageTitle(t('title'))
  const of = disputes.data
  if (disputes.isError && !of)
    return <FaultPanel error={disputes.error} onRetry={() => void disputes.refetch()} />
  if (!of) return <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
  const dispute = of.disputes.find(({ disputeId }) => disputeId === params.disputeId) ?? of.disputes[0]
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        back={{
          href: caseAddress({ caseId, status: 'ACTIVE' }),
          label: t('page.title', { ns: 'case-file' }),
        }}
        as={RouterLink}
        kicker={<bdi>{of.debtorName}</bdi>}
        title={dispute ? t(`type.${dispute.type}`) : t('title')}
      />
      {dispute ? (
        <div className="grid grid-cols-1 gap-6">
          <Card raised title={t('figure.title')} aside={<DisputeStatus dispute={dispute} />}>
            <DisputeFigures of={of} dispute={dispute} />
          </Card>
          <Card title={t('said')}>
            <div className="grid grid-cols-1 gap-4">
              <DisputeDialogue dispute={dispute} />
              <DisputeOutcome of={of} dispute={dispute} />
            </div>
          </Card>
          {whyNot(dispute, 'answer', 'creditor', of.today) ? null : (
            <>
              <Card title={t('who.title')}>
                <DisputeStanding of={of} dispute={dispute} />
              </Card>
              <AlreadyPaid of={of} caseId={caseId} dispute={dispute} />
              <AnswerForm key={dispute.disputeId} of={of} caseId={caseId} dispute={dispute} />
            </>
          )}
        </div>
      ) : (
        <EmptyState drawing={<DrawingMessages />} title={t('none')} />
      )}
    </div>
  )
}
