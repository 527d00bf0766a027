import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'

/** Every screen is a chunk of its own: the first route loads what it shows and nothing else. */
const screens = {
  NotFound: lazy(() => import('./not-found-screen.tsx')),
}

export function AppRoutes() {
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route path="/" element={<Navigate to="/app" replace />} />
        <Route path="*" element={<screens.NotFound />} />
      </Routes>
    </Suspense>
  )
}
