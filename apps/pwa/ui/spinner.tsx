import { cx } from './cx.ts'

/** The mark of the house at work: two short bars that slide past each other and level out. Silent by itself. */
export function Spinner({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className={cx('shrink-0', className)}>
      <rect x="6" y="7" width="12" height="3.5" rx="1.75" fill="currentColor" className="animate-level" />
      <rect
        x="6"
        y="13.5"
        width="12"
        height="3.5"
        rx="1.75"
        fill="currentColor"
        className="animate-level [animation-direction:reverse] [animation-delay:-0.55s]"
      />
    </svg>
  )
}
