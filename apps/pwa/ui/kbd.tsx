import type { ReactNode } from 'react'

/** The name of a key. Hidden where there is most likely no keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid min-w-6 place-items-center rounded-sm border border-line bg-paper px-1.5 font-sans text-sm leading-5 font-medium text-ink-soft pointer-coarse:hidden">
      {children}
    </kbd>
  )
}
