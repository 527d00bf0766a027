import { useSyncExternalStore } from 'react'

type InstallEvent = Event & { prompt(): Promise<unknown> }

let offer: InstallEvent | null = null
const watchers = new Set<() => void>()
const tell = () => {
  for (const watcher of watchers) watcher()
}

/** The browser makes its offer once, early; it is kept until the person comes to the place where it is shown. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as InstallEvent
    tell()
  })
  addEventListener('appinstalled', () => {
    offer = null
    tell()
  })
}

const isInstalled = () => matchMedia('(display-mode: standalone)').matches
/** Safari on a phone or tablet installs only from its own menu. */
const isByHand = () => /iPhone|iPad|iPod/.test(navigator.userAgent) && !isInstalled()

/** How this device can install the app: by one tap, by hand, or not (or not any more). */
export function useInstall(): { way: 'prompt' | 'hand' | null; install: () => void } {
  const current = useSyncExternalStore(watch, () => offer)
  const install = () => {
    void current?.prompt()
    offer = null
    tell()
  }
  return { way: current ? 'prompt' : isByHand() ? 'hand' : null, install }
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}
