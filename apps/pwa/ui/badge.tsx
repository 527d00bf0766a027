import { cx } from './cx.ts'

export type BadgeProps = {
  count: number | string
  /** The count in words for whoever cannot see it: "3 new messages". */
  label: string
  className?: string | undefined
}

/** How many wait. Nothing is shown where nothing waits. */
export function Badge({ count, label, className }: BadgeProps) {
  if (!count) return null
  return (
    <span
      className={cx(
        'figures inline-grid min-w-5 place-items-center rounded-full bg-primary px-1.5 text-sm leading-5 font-semibold text-on-primary',
        className,
      )}
    >
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
