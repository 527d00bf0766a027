import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { UpdatePrompt } from '#pwa/offline/update-prompt.tsx'
import { Arrival } from './arrival.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { AppRoutes } from './routes.tsx'
import { whenSomethingIsSaid } from './say.ts'
import { SessionProvider } from './session.tsx'

const Toasts = lazy(() => import('./toasts.tsx'))

export function App() {
  const { pathname } = useLocation()
  const [isSpeaking, setSpeaking] = useState(false)
  useEffect(() => whenSomethingIsSaid(() => setSpeaking(true)), [])
  return (
    <ErrorBoundary place={pathname}>
      <SessionProvider>
        <AppRoutes />
        <Arrival />
        <UpdatePrompt />
      </SessionProvider>
      {isSpeaking ? (
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
      ) : null}
    </ErrorBoundary>
  )
}
