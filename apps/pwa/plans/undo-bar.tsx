import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { type Negotiation, seenOf, useDecision } from './use-plan.ts'

/** A little after the moment at which a decision is told, so that what is read then says so. */
const afterwards = 1_500

/** A decision that can still be taken back: nobody outside has been told yet. */
export function UndoBar({ caseId, negotiation }: { caseId: CaseId; negotiation: Negotiation }) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const client = useQueryClient()
  const { heldUntil, may } = negotiation
  const undo = useDecision('takeBack', trpc.plans.takeBack.mutationOptions(), () => undefined)
  useEffect(() => {
    if (!heldUntil) return undefined
    const read = () => void client.invalidateQueries({ queryKey: trpc.plans.pathKey() })
    const wait = Math.max(0, Date.parse(heldUntil) - Date.now()) + afterwards
    const timer = setTimeout(read, wait)
    return () => clearTimeout(timer)
  }, [heldUntil, client, trpc])
  if (!heldUntil) return null
  return (
    <Notice tone="info" role="status">
      <span className="flex flex-wrap items-center justify-between gap-3">
        {undo.fault ?? t('held')}
        {may.includes('takeBack') ? (
          <Button pending={undo.isPending} onClick={() => undo.mutate(seenOf(caseId, negotiation))}>
            {t('act.takeBack')}
          </Button>
        ) : null}
      </span>
    </Notice>
  )
}
