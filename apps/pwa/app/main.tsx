import './app.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { startWords } from './i18n.ts'
import { AppRoutes } from './routes.tsx'
import { queryClient, trpcClient, TRPCProvider } from './trpc.ts'

await startWords()

const root = document.getElementById('root')
if (!root) throw new Error('The document has no root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TRPCProvider queryClient={queryClient} trpcClient={trpcClient}>
        <BrowserRouter>
          <AppRoutes />
        </BrowserRouter>
      </TRPCProvider>
    </QueryClientProvider>
  </StrictMode>,
)
