import { useEffect, useSyncExternalStore } from 'react'

/** The case that is open on this page, told by the screen that shows it. */
let looked: string | null = null
const watchers = new Set<() => void>()

function look(caseId: string | null) {
  looked = caseId
  for (const watcher of watchers) watcher()
}

/** A screen tells which case it shows, as long as it shows it. */
export function useLookingAt(caseId: string): void {
  useEffect(() => {
    look(caseId)
    return () => {
      if (looked === caseId) look(null)
    }
  }, [caseId])
}

export const useLookedAt = (): string | null =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => looked,
  )
