import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId, MessageId } from '#shared/ids.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import type { Said } from '#pwa/contact/conversation.tsx'
import { useDeed } from './use-desk.ts'

type Props = { caseId: CaseId; message: Said | null; onClose: () => void }

/** A message that needs no answer leaves the inbox, with a reason on the record. */
export function SettleDialog({ caseId, message, onClose }: Props) {
  const { t } = useTranslation(['desk', 'errors'])
  const trpc = useTRPC()
  const [why, setWhy] = useState('')
  const settle = useDeed(
    trpc.contact.settleMessage.mutationOptions(),
    () => t('talk.settled'),
    () => {
      setWhy('')
      onClose()
    },
  )
  return (
    <ConfirmDialog
      open={message !== null}
      title={t('talk.settleTitle')}
      confirmLabel={t('talk.settle')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={settle.isPending}
      error={settle.fault}
      onCancel={onClose}
      onConfirm={() => {
        if (message) settle.mutate({ caseId, messageId: message.messageId as MessageId, why })
      }}
    >
      <blockquote className="mb-4 border-s-2 border-line ps-3 whitespace-pre-line">
        {message?.text}
      </blockquote>
      <TextArea
        label={t('talk.settleWhy')}
        rows={2}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
