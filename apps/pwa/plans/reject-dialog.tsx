import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#pwa/app/trpc.ts'
import { DecisionDialog, NeededWords } from './decision-dialog.tsx'
import { OfferFigures } from './offer-figures.tsx'
import type { DialogProps } from './plan-dialogs.tsx'
import { seenOf, useDecision } from './use-plan.ts'

/** No, in words that the other side can do something with. */
export function RejectDialog({ caseId, negotiation, onClose }: DialogProps) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const [reason, setReason] = useState('')
  const reject = useDecision('reject', trpc.plans.reject.mutationOptions(), onClose)
  const round = negotiation.rounds.at(-1)
  return (
    <DecisionDialog
      danger
      title={t('reject.title')}
      confirmLabel={t('act.reject')}
      decision={reject}
      isComplete={reason.trim() !== ''}
      onClose={onClose}
      onConfirm={() => reject.mutate({ ...seenOf(caseId, negotiation), reason })}
    >
      {(tried) => (
        <>
          {round ? <OfferFigures offer={round} currency={negotiation.currency} /> : null}
          <NeededWords
            label={t('reject.reason')}
            hint={t('reject.reasonHint')}
            rows={4}
            data-first-focus
            value={reason}
            onValue={setReason}
            tried={tried}
          />
        </>
      )}
    </DecisionDialog>
  )
}
