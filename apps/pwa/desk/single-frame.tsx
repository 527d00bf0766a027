import type { ReactNode } from 'react'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'

type Asked<T> = { data: T | undefined; isError: boolean; error: unknown; refetch: () => unknown }

/** The frame of what waits without a case: loading, failed, or shown. */
export function Single<T>({
  query,
  loading,
  children,
}: {
  query: Asked<T>
  loading: string
  children: (data: T) => ReactNode
}) {
  if (query.isError) return <FaultPanel error={query.error} onRetry={() => void query.refetch()} />
  return (
    <div className="mx-auto grid max-w-[44rem] grid-cols-1 gap-5 px-4 py-6 sm:px-6">
      {query.data === undefined ? <SkeletonRows count={4} label={loading} /> : children(query.data)}
    </div>
  )
}
