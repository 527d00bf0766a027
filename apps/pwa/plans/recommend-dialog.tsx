import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { OfferFigures } from './offer-figures.tsx'
import type { DialogProps } from './plan-dialogs.tsx'
import { seenOf, useDecision } from './use-plan.ts'

type Advice = 'ACCEPT' | 'REJECT'

/** The debt is the creditor's to decide about: what we advise, and why, goes with the offer (A33). */
export function RecommendDialog({ caseId, negotiation, onClose }: DialogProps) {
  const { t } = useTranslation(['plans', 'errors'])
  const trpc = useTRPC()
  const [advice, setAdvice] = useState<Advice>('ACCEPT')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const recommend = useDecision('recommend', trpc.plans.recommend.mutationOptions(), onClose)
  const isEmpty = reason.trim() === ''
  const round = negotiation.rounds.at(-1)
  return (
    <ConfirmDialog
      open
      title={t('recommend.title')}
      confirmLabel={t('recommend.confirm')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={recommend.isPending}
      error={recommend.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (isEmpty) return
        recommend.mutate({ ...seenOf(caseId, negotiation), advice, reason })
      }}
    >
      <div className="grid gap-4">
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
        <TextArea
          label={t('recommend.reason')}
          hint={t('recommend.reasonHint')}
          rows={4}
          value={reason}
          error={tried && isEmpty ? t('input.required', { ns: 'errors' }) : null}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  )
}
