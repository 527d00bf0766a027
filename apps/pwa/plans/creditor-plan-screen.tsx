import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CaseId } from '#shared/ids.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { ownBook } from '#pwa/ledger/book-links.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { DrawingMessages } from '#pwa/ui/drawing-messages.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { caseAddress } from '../cases/case-links.ts'
import { NegotiationView } from './negotiation-view.tsx'
import { PlanLife, toldOf } from './plan-life.tsx'
import { KeptCard } from './kept-card.tsx'
import { EndedPlan } from './ended-plan.tsx'
import { type Decision, decisions, PlanDialog } from './plan-dialogs.tsx'
import { RunningPlan } from './running-plan.tsx'
import { latestOf, type PlanOfCase, usePlan } from './use-plan.ts'

/**
 * Paying in parts, for the company whose money it is: the figures first, then who decides and why, and the decision in
 * thumb's reach where it is theirs.
 */
export default function CreditorPlanScreen() {
  const { t } = useTranslation(['plans', 'app', 'case-file'])
  const caseId = useParams().caseId as CaseId
  const plan = usePlan(caseId)
  usePageTitle(t('title'))
  if (plan.isError && !plan.data) return <FaultPanel error={plan.error} onRetry={() => void plan.refetch()} />
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        back={{
          href: caseAddress({ caseId, status: 'ACTIVE' }),
          label: t('page.title', { ns: 'case-file' }),
        }}
        as={RouterLink}
        title={t('title')}
      />
      {plan.data ? (
        <PlanParts caseId={caseId} plan={plan.data} />
      ) : (
        <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
      )}
    </div>
  )
}

function PlanParts({ caseId, plan }: { caseId: CaseId; plan: PlanOfCase }) {
  const { t } = useTranslation('plans')
  const [deciding, setDeciding] = useState<Decision | null>(null)
  const negotiation = latestOf(plan)
  const offered = decisions.filter((decision) => negotiation?.may.includes(decision))
  if (!negotiation && !plan.plan && !plan.ended)
    return <EmptyState drawing={<DrawingMessages />} title={t('none')} />
  return (
    <div className="grid gap-6">
      {plan.plan ? (
        <Card title={t('plan.title')}>
          <div className="grid gap-5">
            <PlanLife plan={plan} />
            <RunningPlan plan={plan.plan} caseId={caseId} place={ownBook} />
            <KeptCard caseId={caseId} />
          </div>
        </Card>
      ) : null}
      {plan.ended ? (
        <Card title={t('ended.title')}>
          <div className="grid gap-5">
            {plan.plan ? null : <PlanLife plan={plan} />}
            <EndedPlan ended={plan.ended} isTold={!plan.plan && toldOf(plan) !== null} />
          </div>
        </Card>
      ) : null}
      {negotiation && negotiation.status !== 'SIGNED' ? (
        <Card
          raised
          title={t('offer.title')}
          aside={
            <Status>
              {t(negotiation.status === 'WITH_CREDITOR' ? 'status.WITH_YOU' : `status.${negotiation.status}`)}
            </Status>
          }
        >
          <NegotiationView caseId={caseId} negotiation={negotiation} isCreditor />
        </Card>
      ) : null}
      {negotiation && offered.length > 0 ? (
        <ActionBar aboveBar>
          <div className="grid grid-cols-2 gap-2">
            {offered.map((decision, place) => (
              <Button
                key={decision}
                wide
                className={place === 0 ? 'col-span-2' : undefined}
                look={place === 0 ? 'primary' : 'secondary'}
                onClick={() => setDeciding(decision)}
              >
                {t(`act.${decision}`)}
              </Button>
            ))}
          </div>
        </ActionBar>
      ) : null}
      {negotiation ? (
        <PlanDialog
          decision={deciding}
          caseId={caseId}
          plan={plan}
          negotiation={negotiation}
          party="creditor"
          onClose={() => setDeciding(null)}
        />
      ) : null}
    </div>
  )
}
