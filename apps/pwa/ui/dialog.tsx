import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { IconClose } from './more-icons.tsx'
import { useModal } from './modal.ts'

export type DialogProps = {
  open: boolean
  /** Called for Escape, the cross and the buttons alike; the caller then sets `open` to false. */
  onClose: () => void
  title: ReactNode
  closeLabel: string
  /** The buttons, the main one first in the source and last on a wide screen. */
  actions?: ReactNode
  wide?: boolean | undefined
  /** While something binding is under way nothing closes it. */
  locked?: boolean | undefined
  children?: ReactNode
}

export function Dialog(props: DialogProps) {
  const { open, onClose, title, closeLabel, actions, wide, locked, children } = props
  const ref = useModal(open)
  const id = useId()
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      // Some browsers close a dialog on a second Escape without asking; the state follows.
      onClose={() => {
        if (open) onClose()
      }}
      onCancel={(event) => {
        event.preventDefault()
        if (!locked) onClose()
      }}
      className={cx(
        'm-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] flex-col overflow-hidden rounded-md bg-surface p-0 text-ink',
        'shadow-soft backdrop:bg-veil open:flex open:animate-rise forced-colors:border',
        wide ? 'max-w-[48rem]' : 'max-w-[32rem]',
      )}
    >
      <div className="flex items-start gap-2 ps-5 pe-2 pt-2 sm:ps-6">
        <h2 id={id} tabIndex={-1} data-first-focus className="flex-1 pt-3 text-xl">
          {title}
        </h2>
        <IconButton icon={IconClose} label={closeLabel} onClick={onClose} disabled={locked} />
      </div>
      <div className="min-h-0 overflow-y-auto px-5 pt-3 pb-5 sm:px-6">{children}</div>
      {actions ? (
        <div className="flex flex-col gap-2 border-t border-line px-5 py-4 sm:flex-row-reverse sm:px-6">
          {actions}
        </div>
      ) : null}
    </dialog>
  )
}
