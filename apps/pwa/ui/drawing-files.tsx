import { Drawing, ground, soft, strong } from './drawing.tsx'

/** Sheets and a camera: documents are wanted here. */
export function DrawingFiles() {
  return (
    <Drawing>
      <path d="M40 26 88 16l14 66-48 10Z" className={soft} />
      <path d="M54 24h50v70H54Z" className={ground} />
      <path d="M62 36h24M62 45h32M62 54h18" />
      <path
        d="M82 66h8l4-6h16l4 6h8a4 4 0 0 1 4 4v22a4 4 0 0 1-4 4H82a4 4 0 0 1-4-4V70a4 4 0 0 1 4-4Z"
        className={ground}
      />
      <circle cx="102" cy="81" r="9" className={soft} />
      <circle cx="102" cy="81" r="3.5" className={strong} strokeWidth="3" />
    </Drawing>
  )
}
