import { type ReactNode, useState } from 'react'
import { inGroups } from '#shared/bank/mod97.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Kbd } from '#pwa/ui/kbd.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { UndoNotice } from '#pwa/ui/undo-notice.tsx'
import { WordsDialog } from '../disputes/words-dialog.tsx'
import { useKeys } from './use-keys.ts'

/** The keys of the first that waits: y agrees, u does not. */
export const goingBackKeys = { approve: 'y', decline: 'u', give: 'g' } as const

type Deed = { label: string; pending: boolean; onPress: () => void }
type Props = {
  title: ReactNode
  /** The amount, where a dialog names what is decided. */
  amount: string
  standing: { tone: Tone; label: string }
  /** The account to which it goes; null where it goes to a card, or nobody knows it yet. */
  to: { name: string; iban: string; note?: string | null } | null
  why: string
  history: readonly string[]
  /** Who decides, and that nothing leaves by waiting; null where nobody has to decide. */
  waits: string | null
  fault: string | null
  held: {
    until: string
    label: string
    undoLabel: string
    pending: boolean
    onUndo: (() => void) | null
    onOver: () => void
  } | null
  approve: Deed | null
  decline: {
    label: string
    hint: string
    whyLabel: string
    pending: boolean
    fault: string | null
    onConfirm: (why: string) => void
  } | null
  /** Whether the keys are this one's: of several that wait, the first has them. */
  hasKeys: boolean
}

/** Money that goes back, of a receipt or of what nobody could assign: where to, who agrees, and what can still be decided. */
export function GoingBack(props: Props) {
  const { title, amount, standing, to, why, history, waits, fault, held, approve, decline, hasKeys } = props
  const [isDeclining, setDeclining] = useState(false)
  useKeys({
    [goingBackKeys.approve]: hasKeys ? approve?.onPress : undefined,
    [goingBackKeys.decline]: hasKeys && decline ? () => setDeclining(true) : undefined,
  })
  const key = (of: keyof typeof goingBackKeys) => (hasKeys ? goingBackKeys[of] : undefined)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        {title}
        <Status look="soft" tone={standing.tone}>
          {standing.label}
        </Status>
      </div>
      {to ? (
        <p>
          <bdi>{to.name}</bdi>{' '}
          <span className="block text-sm text-ink-soft">
            <bdi dir="ltr" className="figures">
              {inGroups(to.iban)}
            </bdi>
            {to.note ? ` · ${to.note}` : ''}
          </span>
        </p>
      ) : null}
      <p className="max-w-prose whitespace-pre-line">{why}</p>
      <p className="max-w-prose text-sm text-ink-soft">{history.join(' · ')}</p>
      {waits ? <p className="max-w-prose text-ink-soft">{waits}</p> : null}
      {fault ? (
        <Notice tone="bad" role="alert">
          {fault}
        </Notice>
      ) : null}
      {held ? (
        <UndoNotice
          until={held.until}
          undoLabel={held.undoLabel}
          pending={held.pending}
          onUndo={held.onUndo}
          onOver={held.onOver}
        >
          {held.label}
        </UndoNotice>
      ) : null}
      {approve || decline ? (
        <div className="flex flex-wrap gap-2">
          {approve ? (
            <Button
              look="primary"
              pending={approve.pending}
              aria-keyshortcuts={key('approve')}
              onClick={approve.onPress}
            >
              {approve.label} {hasKeys ? <Kbd>{goingBackKeys.approve}</Kbd> : null}
            </Button>
          ) : null}
          {decline ? (
            <Button aria-keyshortcuts={key('decline')} onClick={() => setDeclining(true)}>
              {decline.label} {hasKeys ? <Kbd>{goingBackKeys.decline}</Kbd> : null}
            </Button>
          ) : null}
        </div>
      ) : null}
      {isDeclining && decline ? (
        <WordsDialog
          title={decline.label}
          label={decline.whyLabel}
          hint={decline.hint}
          confirmLabel={decline.label}
          pending={decline.pending}
          fault={decline.fault}
          onClose={() => setDeclining(false)}
          onConfirm={decline.onConfirm}
        >
          <p>{amount}</p>
        </WordsDialog>
      ) : null}
    </>
  )
}
