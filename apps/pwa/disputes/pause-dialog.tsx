import { useTranslation } from 'react-i18next'
import { creditorDays } from '#shared/disputes/dispute.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { DisputeFigures } from './dispute-figures.tsx'
import type { DialogProps } from './resolve-dialog.tsx'
import { seenOf, useDisputeDeed } from './use-disputes.ts'
import { WordsDialog } from './words-dialog.tsx'

/** Lets a dispute pause that did not pause by itself; the creditor is asked from then on. */
export function PauseDialog({ of, caseId, dispute, onClose }: DialogProps) {
  const { t } = useTranslation('disputes')
  const format = useFormat()
  const trpc = useTRPC()
  const pause = useDisputeDeed(trpc.disputes.pause.mutationOptions(), t('pause.done'), onClose)
  return (
    <WordsDialog
      title={t('pause.title')}
      label={t('pause.why')}
      hint={t('pause.whyHint')}
      confirmLabel={t('pause.confirm')}
      pending={pause.isPending}
      fault={pause.fault}
      onClose={onClose}
      onConfirm={(why) => pause.mutate({ ...seenOf(caseId, dispute), why })}
    >
      <DisputeFigures of={of} dispute={dispute} />
      <p>{t('pause.happens', { creditor: of.creditorName, days: format.count(creditorDays) })}</p>
    </WordsDialog>
  )
}
