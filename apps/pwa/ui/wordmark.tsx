import { cx } from './cx.ts'

/** Two short bars, what is owed and what is paid, on their way to one level. Also the icon of the app. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className={cx('shrink-0', className)}>
      <rect x="8.5" y="5.5" width="13" height="5" rx="2.5" className="fill-primary" />
      <rect x="2.5" y="13.5" width="13" height="5" rx="2.5" fill="currentColor" />
    </svg>
  )
}

/** The name. It is written the same way in every script. */
export function Wordmark({ className }: { className?: string | undefined }) {
  return (
    <span
      dir="ltr"
      className={cx('inline-flex items-center gap-2 text-xl font-bold tracking-[-0.03em]', className)}
    >
      <Mark className="size-7" />
      Saldo
    </span>
  )
}
