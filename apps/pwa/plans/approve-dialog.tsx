import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { OfferFigures } from './offer-figures.tsx'
import type { DialogProps } from './plan-dialogs.tsx'
import { seenOf, useDecision } from './use-plan.ts'

/** Yes, after the figures; a reduction asks why the whole is not viable (A32), and says when it needs a second person. */
export function ApproveDialog({ caseId, negotiation, party, onClose }: DialogProps) {
  const { t } = useTranslation(['plans', 'errors'])
  const trpc = useTRPC()
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const approve = useDecision('approve', trpc.plans.approve.mutationOptions(), onClose)
  const round = negotiation.rounds.at(-1)
  const { isReduction } = negotiation
  const isMissing = isReduction && why.trim() === ''
  const isFirst = party === 'manager' && isReduction && negotiation.firstApprovalBy === null
  return (
    <ConfirmDialog
      open
      title={t('approve.title')}
      confirmLabel={t('act.approve')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={approve.isPending}
      error={approve.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (isMissing) return
        approve.mutate({
          ...seenOf(caseId, negotiation),
          ...(isReduction ? { whyNotViable: why } : {}),
        })
      }}
    >
      <div className="grid gap-4">
        {round ? <OfferFigures offer={round} currency={negotiation.currency} /> : null}
        <p>{t(isFirst ? 'approve.first' : round?.by === 'debtor' ? 'approve.lead' : 'approve.ours')}</p>
        {isReduction ? (
          <TextArea
            label={t('approve.whyNotViable')}
            hint={t('approve.whyNotViableHint')}
            rows={3}
            value={why}
            error={tried && isMissing ? t('input.required', { ns: 'errors' }) : null}
            onChange={({ currentTarget }) => setWhy(currentTarget.value)}
          />
        ) : null}
      </div>
    </ConfirmDialog>
  )
}
