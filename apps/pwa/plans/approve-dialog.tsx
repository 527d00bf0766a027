import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#pwa/app/trpc.ts'
import { DecisionDialog, WhyNotViable } from './decision-dialog.tsx'
import { OfferFigures } from './offer-figures.tsx'
import type { DialogProps } from './plan-dialogs.tsx'
import { seenOf, useDecision } from './use-plan.ts'

/** Yes, after the figures; a reduction asks why the whole is not viable (A32), and says when it needs a second person. */
export function ApproveDialog({ caseId, negotiation, party, onClose }: DialogProps) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const [why, setWhy] = useState('')
  const approve = useDecision('approve', trpc.plans.approve.mutationOptions(), onClose)
  const round = negotiation.rounds.at(-1)
  const { isReduction } = negotiation
  const isFirst = party === 'manager' && isReduction && negotiation.firstApprovalBy === null
  return (
    <DecisionDialog
      title={t('approve.title')}
      confirmLabel={t('act.approve')}
      decision={approve}
      isComplete={!isReduction || why.trim() !== ''}
      onClose={onClose}
      onConfirm={() =>
        approve.mutate({ ...seenOf(caseId, negotiation), ...(isReduction ? { whyNotViable: why } : {}) })
      }
    >
      {(tried) => (
        <>
          {round ? <OfferFigures offer={round} currency={negotiation.currency} /> : null}
          <p>{t(isFirst ? 'approve.first' : round?.by === 'debtor' ? 'approve.lead' : 'approve.ours')}</p>
          {isReduction ? <WhyNotViable value={why} onValue={setWhy} tried={tried} /> : null}
        </>
      )}
    </DecisionDialog>
  )
}
