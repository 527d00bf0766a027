import { type ReactNode, Suspense } from 'react'
import { useLocation } from 'react-router'
import { ErrorBoundary } from './error-boundary.tsx'
import { Opening } from './opening.tsx'

/** Inside a frame: a screen that is still on its way, or that broke, leaves the navigation around it alone. */
export function ScreenGuard({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <ErrorBoundary place={pathname}>
      <Suspense fallback={<Opening />}>{children}</Suspense>
    </ErrorBoundary>
  )
}
