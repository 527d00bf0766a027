import { useLayoutEffect, useRef } from 'react'

/** What each key does; a key without a modifier never fires while somebody types or a dialog is open. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

// Enter on a focused link or button is that link's or button's own.
const pressable = 'a, button, summary, [role="tab"]'

const place = 'saldo-single-keys'

/** Who speaks to the computer, or presses keys by mistake, turns single keys off on this device (WCAG 2.1.4). */
export const singleKeys = {
  areOn: () => localStorage.getItem(place) !== 'off',
  turn: (on: boolean) => (on ? localStorage.removeItem(place) : localStorage.setItem(place, 'off')),
}

/** Listens to single keys on the whole screen, the way a desk is worked: `j`, `k`, `a`, and Ctrl+K as `mod+k`. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  // Before the screen shows it: whoever presses `j` twice in a breath goes on from where the first press led.
  useLayoutEffect(() => {
    latest.current = keys
  })
  // Together with the screen: what is hidden while the next one loads listens no more, and would know only the old keys.
  useLayoutEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.altKey || event.isComposing || event.defaultPrevented) return
      const isCommand = event.ctrlKey || event.metaKey
      if (document.querySelector('dialog[open]')) return
      if (!isCommand && (typing(event.target) || !singleKeys.areOn())) return
      if (event.key === 'Enter' && event.target instanceof Element && event.target.closest(pressable)) return
      const run = latest.current[isCommand ? `mod+${event.key.toLowerCase()}` : event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
