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

/** A way to change to the newer version now; null while there is none. */
export function useNewVersion(): (() => void) | null {
  return useSyncExternalStore(watch, () => waiting) ? change : null
}

const patienceSeconds = 5

/**
 * The page changes with the worker that takes over. One that was itself replaced by a still newer one never does, and
 * one that sleeps may not hear: whichever waits now is asked, and asked again, and then the page begins anew all the same.
 */
function change() {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  let asked = 0
  const ask = async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    asked += 1
    if (registration?.waiting && asked <= patienceSeconds)
      registration.waiting.postMessage({ type: 'SKIP_WAITING' })
    else location.reload()
  }
  void ask()
  setInterval(() => void ask(), 1_000)
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}
