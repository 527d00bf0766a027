import type { ReactNode } from 'react'

/** Small drawings for empty places. They share one hand: thin lines, one soft shape, the two bars of the house. */
export function Drawing({ children }: { children: ReactNode }) {
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

export const soft = 'fill-primary-soft'
export const ground = 'fill-surface'
export const strong = 'stroke-primary'
