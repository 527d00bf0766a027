import { cx } from './cx.ts'

/** Two short bars, what is owed and what is paid, on their way to one level. Also the icon of the app. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 28 22" width="28" height="22" aria-hidden="true" className={cx('shrink-0', className)}>
      <rect x="9" y="2" width="19" height="7.5" rx="3.75" className="fill-primary" />
      <rect x="0" y="12.5" width="19" height="7.5" rx="3.75" fill="currentColor" />
    </svg>
  )
}

/** The name. It is written the same way in every script. */
export function Wordmark({ className }: { className?: string | undefined }) {
  return (
    <span
      dir="ltr"
      className={cx('inline-flex items-center gap-2.5 text-xl font-bold tracking-[-0.03em]', className)}
    >
      <Mark />
      Saldo
    </span>
  )
}
