import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { Dialog } from '#pwa/ui/dialog.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { useCorrections } from './use-corrections.ts'

/** Opens the correction of one receipt, or says why nothing of it can be corrected. */
export function CorrectReceipt(props: { caseId: CaseId; paymentId: string; onClose: () => void }) {
  const { caseId, paymentId, onClose } = props
  const { t } = useTranslation(['corrections', 'errors'])
  const { data: of } = useCorrections(caseId)
  if (!of) return null
  const receipt = of.receipts.find((one) => one.paymentId === paymentId)
  if (receipt && receipt.whyNot === null)
    return <CorrectDialog caseId={caseId} of={of} receipt={receipt} onClose={onClose} />
  return (
    <Dialog open title={t('title')} closeLabel={t('close')} onClose={onClose}>
      <Notice tone="attention">
        {sayRefusal({ code: receipt?.whyNot ?? 'corrections.notInBooks', params: {} }, t)}
      </Notice>
    </Dialog>
  )
}
