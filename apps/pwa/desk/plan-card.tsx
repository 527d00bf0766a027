import { useTranslation } from 'react-i18next'
import { deskBook } from '#pwa/ledger/book-links.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Kbd } from '#pwa/ui/kbd.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { DecideBroken } from '../plans/broken-plan.tsx'
import { EndedPlan } from '../plans/ended-plan.tsx'
import { KeptCard } from '../plans/kept-card.tsx'
import { NegotiationView } from '../plans/negotiation-view.tsx'
import { type Decision, decisions, PlanDialog } from '../plans/plan-dialogs.tsx'
import { PlanLife, toldOf } from '../plans/plan-life.tsx'
import { RunningPlan } from '../plans/running-plan.tsx'
import { latestOf, type PlanOfCase } from '../plans/use-plan.ts'
import { Panel } from './panel.tsx'
import { planKeys } from './plan-keys.ts'
import type { CaseFile } from './use-desk.ts'

type Props = {
  file: CaseFile
  plan: PlanOfCase
  /** Which decision is being taken; keys choose it as well as buttons. */
  deciding: Decision | null
  onDecide: (decision: Decision | null) => void
}

/** Paying in parts: what is on the table, who decides and why, and the decisions that are this person's. */
export function PlanCard({ file, plan, deciding, onDecide }: Props) {
  const { t } = useTranslation('plans')
  const negotiation = latestOf(plan)
  const offered = decisions.filter((decision) => negotiation?.may.includes(decision))
  return (
    <Panel
      title={t('title')}
      aside={negotiation ? <Status>{t(`status.${negotiation.status}`)}</Status> : null}
      className="scroll-mt-4"
    >
      <div className="grid gap-5">
        <PlanLife plan={plan} />
        {plan.plan ? (
          <RunningPlan plan={plan.plan} caseId={file.caseId} place={deskBook(file.creditor.creditorId)} />
        ) : null}
        {plan.plan || plan.ended ? <KeptCard caseId={file.caseId} /> : null}
        {plan.ended ? <EndedPlan ended={plan.ended} isTold={!plan.plan && toldOf(plan) !== null} /> : null}
        {plan.life ? <DecideBroken caseId={file.caseId} life={plan.life} /> : null}
        {negotiation && negotiation.status !== 'SIGNED' ? (
          <NegotiationView caseId={file.caseId} negotiation={negotiation} />
        ) : null}
        {offered.length > 0 ? (
          <div className="flex flex-wrap gap-2">
            {offered.map((decision, place) => (
              <Button
                key={decision}
                look={place === 0 ? 'primary' : 'secondary'}
                aria-keyshortcuts={planKeys[decision]}
                onClick={() => onDecide(decision)}
              >
                {t(`act.${decision}`)} <Kbd>{planKeys[decision]}</Kbd>
              </Button>
            ))}
          </div>
        ) : null}
      </div>
      {negotiation ? (
        <PlanDialog
          decision={deciding}
          caseId={file.caseId}
          plan={plan}
          negotiation={negotiation}
          party="manager"
          onClose={() => onDecide(null)}
        />
      ) : null}
    </Panel>
  )
}
