import { watch } from 'node:fs'
import { inRoot } from './paths.ts'

/** How long a burst of changes lasts, such as a branch being checked out. */
const burstMs = 120

/** Tells of changed sources below the given folders, once per burst. */
export function watchSources(folders: string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watchers = folders.map((folder) =>
    watch(inRoot(folder), { recursive: true }, (_event, name) => {
      if (!name || !/\.(ts|json|typ)$/.test(name) || name.endsWith('.test.ts')) return
      clearTimeout(timer)
      timer = setTimeout(changed, burstMs)
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
