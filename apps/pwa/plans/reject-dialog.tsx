import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { OfferFigures } from './offer-figures.tsx'
import type { DialogProps } from './plan-dialogs.tsx'
import { seenOf, useDecision } from './use-plan.ts'

/** No, in words that the other side can do something with. */
export function RejectDialog({ caseId, negotiation, onClose }: DialogProps) {
  const { t } = useTranslation(['plans', 'errors'])
  const trpc = useTRPC()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const reject = useDecision('reject', trpc.plans.reject.mutationOptions(), onClose)
  const isEmpty = reason.trim() === ''
  const round = negotiation.rounds.at(-1)
  return (
    <ConfirmDialog
      open
      danger
      title={t('reject.title')}
      confirmLabel={t('act.reject')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={reject.isPending}
      error={reject.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (!isEmpty) reject.mutate({ ...seenOf(caseId, negotiation), reason })
      }}
    >
      <div className="grid gap-4">
        {round ? <OfferFigures offer={round} currency={negotiation.currency} /> : null}
        <TextArea
          label={t('reject.reason')}
          hint={t('reject.reasonHint')}
          rows={4}
          data-first-focus
          value={reason}
          error={tried && isEmpty ? t('input.required', { ns: 'errors' }) : null}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  )
}
