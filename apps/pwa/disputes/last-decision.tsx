import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Notice } from '#pwa/ui/notice.tsx'
import { UndoNotice } from '#pwa/ui/undo-notice.tsx'
import { type Dispute, seenOf, useDisputeDeed, useReadAgain } from './use-disputes.ts'

/** What the desk decided last and is not over with: a decision that lies still, or one that came to nothing. */
export function LastDecision({ caseId, dispute }: { caseId: CaseId; dispute: Dispute }) {
  const { t } = useTranslation(['disputes', 'errors'])
  const trpc = useTRPC()
  const readAgain = useReadAgain()
  const undo = useDisputeDeed(trpc.disputes.takeBack.mutationOptions(), t('takenBack'), () => undefined)
  const { heldUntil, decision } = dispute
  if (!decision) return null
  const { byName: name, isMine, refusal } = decision
  if (refusal) {
    return (
      <Notice tone="attention" title={t('refused.title')}>
        {t('refused.text', { name, why: sayRefusal(refusal, t) })}
      </Notice>
    )
  }
  if (!heldUntil) return null
  return (
    <UndoNotice
      until={heldUntil}
      undoLabel={t('act.takeBack')}
      pending={undo.isPending}
      onUndo={isMine ? () => undo.mutate(seenOf(caseId, dispute)) : null}
      onOver={() => void readAgain()}
    >
      {undo.fault ?? (isMine ? t('held.mine') : t('held.other', { name }))}
    </UndoNotice>
  )
}
