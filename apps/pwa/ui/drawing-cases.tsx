import { Drawing, ground, soft, strong } from './drawing.tsx'

/** An open folder with one sheet in it. */
export function DrawingCases() {
  return (
    <Drawing>
      <path d="M36 34a5 5 0 0 1 5-5h22l8 9h43a5 5 0 0 1 5 5v47H36Z" className={soft} />
      <path d="M52 22h46a3 3 0 0 1 3 3v50H49V25a3 3 0 0 1 3-3Z" className={ground} />
      <path d="M58 34h22M58 42h32" />
      <path d="M58 53h14" className={strong} strokeWidth="3" />
      <path
        d="M28 56h100a3 3 0 0 1 3 3.6l-7 33a4 4 0 0 1-4 3.4H40a4 4 0 0 1-4-3.2L25 60a3.2 3.2 0 0 1 3-4Z"
        className={ground}
      />
    </Drawing>
  )
}
