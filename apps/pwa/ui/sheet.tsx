import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { IconClose } from './more-icons.tsx'
import { useModal } from './modal.ts'

export type SheetProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  closeLabel: string
  actions?: ReactNode
  children?: ReactNode
}

/** Comes up from the bottom on a phone and in from the end of a wide screen; a tap beside it puts it away. */
export function Sheet({ open, onClose, title, closeLabel, actions, children }: SheetProps) {
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
        onClose()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className={cx(
        'mx-0 mt-auto mb-0 max-h-[88dvh] w-full max-w-none overflow-hidden rounded-t-md bg-surface p-0 text-ink',
        'shadow-soft backdrop:bg-veil open:animate-rise forced-colors:border',
        'md:ms-auto md:me-0 md:my-0 md:h-dvh md:max-h-none md:w-[26rem] md:rounded-t-none md:rounded-s-md',
      )}
    >
      <div className="flex max-h-[88dvh] flex-col md:h-full md:max-h-none">
        <div className="flex items-start gap-2 border-b border-line ps-5 pe-2 pt-2 pb-2">
          <h2 id={id} tabIndex={-1} data-first-focus className="flex-1 pt-3 text-lg">
            {title}
          </h2>
          <IconButton icon={IconClose} label={closeLabel} onClick={onClose} />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
        {actions ? <div className="safe-bottom grid gap-2 border-t border-line p-5">{actions}</div> : null}
      </div>
    </dialog>
  )
}
