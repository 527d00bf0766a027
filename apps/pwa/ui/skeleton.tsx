import { cx } from './cx.ts'

/** One grey bar where a line will be. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={cx('block h-4 animate-breathe rounded-sm bg-line', className)} />
}

/** Rows in the shape of what is being loaded, so that nothing jumps when it arrives. */
export function SkeletonRows({ count = 4, label }: { count?: number | undefined; label: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: count }, (_, row) => (
        <div key={row} className="flex items-center gap-4 border-b border-line py-4 last:border-b-0">
          <div className="grid flex-1 gap-2">
            <Skeleton className={row % 2 === 0 ? 'w-1/2' : 'w-2/5'} />
            <Skeleton className="h-3 w-1/4" />
          </div>
          <Skeleton className="w-20" />
        </div>
      ))}
    </div>
  )
}
