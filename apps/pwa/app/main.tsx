import './app.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { keepInstallOffer } from '#pwa/offline/install.ts'
import { noticeOfflineStart } from '#pwa/offline/online.ts'
import { recallQueries } from '#pwa/offline/remembered-queries.ts'
import { startServiceWorker } from '#pwa/offline/service-worker.ts'
import { App } from './app.tsx'
import { startWords } from './i18n.ts'
import { fetchArea } from './routes.tsx'
import { followDevice } from './theme.ts'
import { queryClient, trpcClient, TRPCProvider } from './trpc.ts'

fetchArea(location.pathname)
// Calendar arithmetic is the platform's own; the older browser gets it before anything asks for a day.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
noticeOfflineStart()
keepInstallOffer()
await Promise.all([startWords(), recallQueries(queryClient)])
followDevice()
if (import.meta.env.PROD) startServiceWorker()

const root = document.getElementById('root')
if (!root) throw new Error('The document has no root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TRPCProvider queryClient={queryClient} trpcClient={trpcClient}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </TRPCProvider>
    </QueryClientProvider>
  </StrictMode>,
)
