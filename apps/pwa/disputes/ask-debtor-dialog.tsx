import { useTranslation } from 'react-i18next'
import { debtorDays } from '#shared/disputes/dispute.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import type { DialogProps } from './resolve-dialog.tsx'
import { seenOf, useDisputeDeed } from './use-disputes.ts'
import { WordsDialog } from './words-dialog.tsx'

/** A question to the debtor, who reads it by mail and on the page of the link; what is paused stays paused. */
export function AskDebtorDialog({ of, caseId, dispute, onClose }: DialogProps) {
  const { t } = useTranslation('disputes')
  const format = useFormat()
  const trpc = useTRPC()
  const ask = useDisputeDeed(trpc.disputes.askDebtor.mutationOptions(), t('ask.done'), onClose)
  return (
    <WordsDialog
      title={t('ask.title')}
      label={t('ask.words')}
      hint={t('ask.wordsHint')}
      confirmLabel={t('ask.confirm')}
      pending={ask.isPending}
      fault={ask.fault}
      onClose={onClose}
      onConfirm={(words) => ask.mutate({ ...seenOf(caseId, dispute), words })}
    >
      <p>{t('ask.happens', { debtor: of.debtorName, days: format.count(debtorDays) })}</p>
    </WordsDialog>
  )
}
