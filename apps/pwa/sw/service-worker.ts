import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { isAppAddress, shell, shellFiles } from './shell.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

/**
 * Keeps the shell of the app, and nothing else: no answer of the server, no public page, and above all nothing of a
 * debtor's link ever enters a cache here.
 */
precacheAndRoute(shellFiles(self.__WB_MANIFEST), {
  // Otherwise `/` would be answered with the app instead of the public home page.
  directoryIndex: '',
  cleanURLs: false,
})
cleanupOutdatedCaches()

const answer = createHandlerBoundToURL(shell)
registerRoute(new NavigationRoute(answer, { allowlist: [isAppAddress] }))

// A newer version waits until the person says so: it must not change the code under an open form.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting()
})
clientsClaim()
