import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { type Cost, type CostsOfCase, useCostDeed } from '../costs/use-costs.ts'
import { WordsDialog } from '../disputes/words-dialog.tsx'
import type { CaseFile } from './use-desk.ts'

type Props = { file: CaseFile; of: CostsOfCase; cost: Cost; onClose: () => void }

/** A cost leaves the claim again, with a reason that everybody who may see the case can read. */
export function TakeBackDialog({ file: { caseId }, of, cost, onClose }: Props) {
  const { t } = useTranslation('costs')
  const format = useFormat()
  const trpc = useTRPC()
  const takeBack = useCostDeed(trpc.costs.takeBack.mutationOptions(), () => t('desk.takenBackTold'), onClose)
  return (
    <WordsDialog
      title={t('desk.takeBackTitle')}
      label={t('desk.takeBackReason')}
      hint={t('desk.takeBackHint')}
      confirmLabel={t('desk.takeBack')}
      pending={takeBack.isPending}
      fault={takeBack.fault}
      onClose={onClose}
      onConfirm={(reason) => takeBack.mutate({ caseId, costId: cost.costId, reason })}
    >
      <p className="max-w-prose">
        {t('desk.takeBackText', { amount: format.money(cost.amount, of.currency) })}
      </p>
    </WordsDialog>
  )
}
