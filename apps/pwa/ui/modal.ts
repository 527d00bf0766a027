import { type RefObject, useEffect, useRef } from 'react'

/** Ties the native modal dialog to a state: opened on top of everything, closed with the focus given back. */
export function useModal(open: boolean): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) {
      dialog.showModal()
      // Without a place of its own the focus would land on the cross: the title is read first instead.
      dialog.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    }
    if (!open && dialog.open) dialog.close()
  }, [open])
  return ref
}
