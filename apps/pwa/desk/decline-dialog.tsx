import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { type CaseFile, useDeed } from './use-desk.ts'

type Props = { file: CaseFile; open: boolean; onClose: () => void; onDone: () => void }

/** Says no, in words that the creditor can do something with. */
export function DeclineDialog({ file, open, onClose, onDone }: Props) {
  const { t } = useTranslation(['desk', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const decline = useDeed(trpc.cases.decline.mutationOptions(), () => t('decline.done'), onDone)
  const isEmpty = reason.trim() === ''
  return (
    <ConfirmDialog
      open={open}
      danger
      title={t('decline.title')}
      confirmLabel={t('decline.confirm')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={decline.isPending}
      error={decline.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (!isEmpty) decline.mutate({ caseId: file.caseId, version: file.version, reason })
      }}
    >
      <div className="grid gap-4">
        <TextArea
          label={t('decline.reason')}
          hint={t('decline.reasonHint')}
          rows={4}
          data-first-focus
          value={reason}
          error={tried && isEmpty ? t('input.required', { ns: 'errors' }) : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Notice tone="attention">
          {t('decline.happens', { amount: format.money(file.principal, file.currency) })}
        </Notice>
      </div>
    </ConfirmDialog>
  )
}
