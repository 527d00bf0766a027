import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'

export type ConfirmDialogProps = {
  open: boolean
  title: ReactNode
  /** What exactly will happen, in figures where there are any: it stands before the button. */
  children: ReactNode
  /** Names the act itself, never "OK". */
  confirmLabel: string
  cancelLabel: string
  closeLabel: string
  /** The act cannot be undone. */
  danger?: boolean | undefined
  pending?: boolean | undefined
  error?: ReactNode
  onConfirm: () => void
  onCancel: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirmLabel, cancelLabel, closeLabel, danger, pending, error } = props
  return (
    <Dialog
      open={open}
      onClose={props.onCancel}
      title={title}
      closeLabel={closeLabel}
      locked={pending}
      actions={
        <>
          <Button look={danger ? 'danger' : 'primary'} pending={pending} onClick={props.onConfirm}>
            {confirmLabel}
          </Button>
          <Button look="secondary" disabled={pending} onClick={props.onCancel}>
            {cancelLabel}
          </Button>
        </>
      }
    >
      {children}
      {error ? (
        <Notice tone="bad" role="alert" className="mt-4">
          {error}
        </Notice>
      ) : null}
    </Dialog>
  )
}
