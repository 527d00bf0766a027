import { Drawing, ground, soft, strong } from './drawing.tsx'

/** Two bars on an even line: nothing is left to do. */
export function DrawingLevel() {
  return (
    <Drawing>
      <path d="M80 34v62M62 96h36" />
      <path d="M36 38h88" className={strong} strokeWidth="3" />
      <path d="M36 38 24 66h24ZM124 38l-12 28h24Z" className={ground} />
      <path d="M22 66h28a14 9 0 0 1-28 0ZM110 66h28a14 9 0 0 1-28 0Z" className={soft} />
      <circle cx="80" cy="30" r="5" className={ground} />
    </Drawing>
  )
}
