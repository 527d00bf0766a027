import { useSyncExternalStore } from 'react'

let waiting: ServiceWorker | null = null
const watchers = new Set<() => void>()

/** Registers the worker and notices when a newer version has been fetched and waits for its turn. */
export function startServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return
  // A browser that forbids workers runs the app all the same.
  void navigator.serviceWorker
    .register('/service-worker.js')
    .then(watchVersions)
    .catch(() => undefined)
}

function watchVersions(registration: ServiceWorkerRegistration) {
  const offer = (worker: ServiceWorker | null) => {
    // The very first worker replaces nothing.
    if (!worker || !navigator.serviceWorker.controller) return
    waiting = worker
    for (const watcher of watchers) watcher()
  }
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') offer(worker)
    })
  })
  // A screen that stays open for days asks when somebody comes back to it.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

/** The newer version, as a way to change to it now; null while there is none. */
export function useNewVersion(): (() => void) | null {
  const worker = useSyncExternalStore(watch, () => waiting)
  return worker ? () => changeTo(worker) : null
}

function changeTo(worker: ServiceWorker) {
  // Whichever is told first: the page that the new worker takes over, or the worker itself once it is in charge.
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') location.reload()
  })
  worker.postMessage({ type: 'SKIP_WAITING' })
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}
