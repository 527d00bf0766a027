import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { Opening } from './opening.tsx'
import PublicFrame from './public-frame.tsx'

/** Every screen is a chunk of its own: the first route loads what it shows and nothing else. */
const screens = {
  CreditorFrame: lazy(() => import('./creditor-frame.tsx')),
  DeskFrame: lazy(() => import('./desk-frame.tsx')),
  TaskFrame: lazy(() => import('./task-frame.tsx')),
  NotFound: lazy(() => import('./not-found-screen.tsx')),
}

/**
 * The addresses of the app. A screen stands in one of four frames: public (signing in), task (one thing to do,
 * nothing else on the screen), creditor (/app) and desk (/desk). A slice adds its screens to the table above and its
 * addresses below.
 */
export function AppRoutes() {
  return (
    <Suspense fallback={<Opening />}>
      <Routes>
        <Route element={<PublicFrame />}>
          <Route path="*" element={<screens.NotFound />} />
        </Route>

        <Route element={<screens.TaskFrame />} />

        <Route path="/app" element={<screens.CreditorFrame />}>
          <Route path="*" element={<screens.NotFound />} />
        </Route>

        <Route path="/desk" element={<screens.DeskFrame />}>
          <Route path="*" element={<screens.NotFound />} />
        </Route>

        <Route path="/" element={<Navigate to="/app" replace />} />
      </Routes>
    </Suspense>
  )
}
