import type { ReactNode } from 'react'

/** The name of a key, in the colour of what it stands on. Hidden where there is most likely no keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid min-w-6 place-items-center rounded-sm border border-current/40 px-1.5 font-sans text-sm leading-5 font-medium pointer-coarse:hidden">
      {children}
    </kbd>
  )
}
