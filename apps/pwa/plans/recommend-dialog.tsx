import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#pwa/app/trpc.ts'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { DecisionDialog, NeededWords } from './decision-dialog.tsx'
import { OfferFigures } from './offer-figures.tsx'
import type { DialogProps } from './plan-dialogs.tsx'
import { seenOf, useDecision } from './use-plan.ts'

type Advice = 'ACCEPT' | 'REJECT'

/** The debt is the creditor's to decide about: what we advise, and why, goes with the offer (A33). */
export function RecommendDialog({ caseId, negotiation, onClose }: DialogProps) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const [advice, setAdvice] = useState<Advice>('ACCEPT')
  const [reason, setReason] = useState('')
  const recommend = useDecision('recommend', trpc.plans.recommend.mutationOptions(), onClose)
  const round = negotiation.rounds.at(-1)
  return (
    <DecisionDialog
      title={t('recommend.title')}
      confirmLabel={t('recommend.confirm')}
      decision={recommend}
      isComplete={reason.trim() !== ''}
      onClose={onClose}
      onConfirm={() => recommend.mutate({ ...seenOf(caseId, negotiation), advice, reason })}
    >
      {(tried) => (
        <>
          {round ? <OfferFigures offer={round} currency={negotiation.currency} /> : null}
          <RadioCards
            legend={t('recommend.advice')}
            name="advice"
            value={advice}
            onValue={(value) => setAdvice(value === 'REJECT' ? 'REJECT' : 'ACCEPT')}
            options={(['ACCEPT', 'REJECT'] as const).map((value) => ({
              value,
              label: t(`recommend.${value}`),
            }))}
          />
          <NeededWords
            label={t('recommend.reason')}
            hint={t('recommend.reasonHint')}
            rows={4}
            value={reason}
            onValue={setReason}
            tried={tried}
          />
        </>
      )}
    </DecisionDialog>
  )
}
