import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId, PlanId } from '#shared/ids.ts'
import type { BrokenDecision } from '#shared/plans/broken-plan.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { DecisionDialog, NeededWords } from './decision-dialog.tsx'
import { type PlanOfCase, useDecision } from './use-plan.ts'

type Life = NonNullable<PlanOfCase['life']>

/** The button of the desk, and what it leads to. */
export function DecideBroken({ caseId, life }: { caseId: CaseId; life: Life }) {
  const { t } = useTranslation('plans')
  const [isOpen, setOpen] = useState(false)
  const [first] = life.open
  if (!first) return null
  const isKept = life.brokenOn === null
  return (
    <div>
      <Button look={isKept ? 'secondary' : 'primary'} onClick={() => setOpen(true)}>
        {t(isKept ? 'broken.RENEGOTIATE' : 'broken.act')}
      </Button>
      {isOpen ? (
        <BrokenDialog caseId={caseId} life={life} first={first} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  )
}

type DialogProps = { caseId: CaseId; life: Life; first: BrokenDecision; onClose: () => void }

function BrokenDialog({ caseId, life, first, onClose }: DialogProps) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const [decision, setDecision] = useState<BrokenDecision>(first)
  const [why, setWhy] = useState('')
  const decide = useDecision('broken', trpc.plans.decideBroken.mutationOptions(), onClose)
  return (
    <DecisionDialog
      title={t('broken.title')}
      confirmLabel={t(`broken.${decision}`)}
      decision={decide}
      isComplete={why.trim() !== ''}
      onClose={onClose}
      onConfirm={() => decide.mutate({ caseId, planId: life.planId as PlanId, decision, why })}
    >
      {(tried) => (
        <>
          <RadioCards
            legend={t('broken.choice')}
            name="decision"
            value={decision}
            onValue={(value) => setDecision(life.open.find((known) => known === value) ?? first)}
            options={life.open.map((value) => ({
              value,
              label: t(`broken.${value}`),
              hint: t(`broken.what.${value}`),
            }))}
          />
          <NeededWords
            label={t('broken.why')}
            hint={t('broken.whyHint')}
            rows={3}
            value={why}
            onValue={setWhy}
            tried={tried}
          />
        </>
      )}
    </DecisionDialog>
  )
}
