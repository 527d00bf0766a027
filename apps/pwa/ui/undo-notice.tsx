import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** A little after the moment at which a decision takes effect, so that what is read then says so. */
const afterwards = 1_500

type Props = {
  /** Until when it can be taken back. */
  until: string
  children: ReactNode
  undoLabel: string
  pending: boolean
  /** Nothing for whoever cannot take it back. */
  onUndo: (() => void) | null
  /** It can no longer be taken back: what it did can be read. */
  onOver: () => void
}

/** A decision that can still be taken back: nobody outside has been told yet. */
export function UndoNotice({ until, children, undoLabel, pending, onUndo, onOver }: Props) {
  const over = useEffectEvent(onOver)
  useEffect(() => {
    const timer = setTimeout(() => over(), Math.max(0, Date.parse(until) - Date.now()) + afterwards)
    return () => clearTimeout(timer)
  }, [until])
  return (
    <Notice tone="info" role="status">
      <span className="flex flex-wrap items-center justify-between gap-3">
        {children}
        {onUndo ? (
          <Button pending={pending} onClick={onUndo}>
            {undoLabel}
          </Button>
        ) : null}
      </span>
    </Notice>
  )
}
