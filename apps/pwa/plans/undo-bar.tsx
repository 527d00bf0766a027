import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { UndoNotice } from '#pwa/ui/undo-notice.tsx'
import { type Negotiation, seenOf, useDecision } from './use-plan.ts'

/** A decision about an offer that can still be taken back by whoever took it. */
export function UndoBar({ caseId, negotiation }: { caseId: CaseId; negotiation: Negotiation }) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const client = useQueryClient()
  const { heldUntil, may } = negotiation
  const undo = useDecision('takeBack', trpc.plans.takeBack.mutationOptions(), () => undefined)
  if (!heldUntil) return null
  return (
    <UndoNotice
      until={heldUntil}
      undoLabel={t('act.takeBack')}
      pending={undo.isPending}
      onUndo={may.includes('takeBack') ? () => undo.mutate(seenOf(caseId, negotiation)) : null}
      onOver={() => void client.invalidateQueries({ queryKey: trpc.plans.pathKey() })}
    >
      {undo.fault ?? t('held')}
    </UndoNotice>
  )
}
