import type { ReactNode } from 'react'

/** Small drawings for empty places. They share one hand: thin lines, one soft shape, the two bars of the house. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 160 112"
      width="160"
      height="112"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="text-ink-soft"
    >
      <ellipse cx="80" cy="99" rx="58" ry="4" className="fill-line" stroke="none" />
      {children}
    </svg>
  )
}

const soft = 'fill-primary-soft'
const ground = 'fill-surface'
const strong = 'stroke-primary'

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

/** A letter on its way. */
export function DrawingMessages() {
  return (
    <Drawing>
      <path
        d="M42 32h76a6 6 0 0 1 6 6v48a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6V38a6 6 0 0 1 6-6Z"
        className={soft}
      />
      <path d="m38 36 42 32 42-32" className={ground} />
      <path d="m38 89 28-32M122 89 94 57" />
      <path d="M12 50h14M6 62h20M14 74h12" className={strong} strokeWidth="3" />
    </Drawing>
  )
}

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

/** A plug beside its socket: no connection for the moment. */
export function DrawingOffline() {
  return (
    <Drawing>
      <path d="M8 70h26" />
      <path d="M34 56h22a14 14 0 0 1 0 28H34Z" className={soft} />
      <path d="M70 63h12M70 77h12" className={strong} strokeWidth="3" />
      <path d="M126 54h-18a16 16 0 0 0 0 32h18Z" className={ground} />
      <path d="M126 70h26M104 64v12" />
      <path d="M84 44l-4-9M96 42l2-10M108 45l7-7" />
    </Drawing>
  )
}
