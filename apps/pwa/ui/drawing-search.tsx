import { Drawing, ground, soft, strong } from './drawing.tsx'

/** A glass over lines that do not match. */
export function DrawingSearch() {
  return (
    <Drawing>
      <path d="M38 22h62a4 4 0 0 1 4 4v68H34V26a4 4 0 0 1 4-4Z" className={ground} />
      <path d="M46 38h34M46 50h24M46 62h18M46 74h14" />
      <circle cx="96" cy="60" r="22" className={soft} />
      <path d="m112 76 18 18" className={strong} strokeWidth="4" />
      <path d="M88 57h12M92 65h12" className={strong} strokeWidth="3" />
    </Drawing>
  )
}
