import { lazy, Suspense } from 'react'
import { useLocation } from 'react-router'
import { Opening } from './opening.tsx'

/** Three areas, each the table of its own screens: nobody fetches the addresses of the others. */
const areas = {
  creditor: () => import('./creditor-area.tsx'),
  desk: () => import('./desk-area.tsx'),
  public: () => import('./public-area.tsx'),
}

const screens = {
  creditor: lazy(areas.creditor),
  desk: lazy(areas.desk),
  public: lazy(areas.public),
}

/** Below /app stands what somebody does before they are signed in, and everything of a creditor. */
const beforeSigningIn =
  /^\/app\/(sign-in|register(\/company)?|invitation|forgot|new-password|verify-email|second-factor)\/?$/

function areaOf(pathname: string): keyof typeof areas {
  if (/^\/desk(\/|$)/.test(pathname)) return 'desk'
  return /^\/(app(\/|$)|$)/.test(pathname) && !beforeSigningIn.test(pathname) ? 'creditor' : 'public'
}

/** Fetches the area of an address beside the words, before anything is drawn. Should it fail, drawing says so. */
export function fetchArea(pathname: string): void {
  areas[areaOf(pathname)]().catch(() => {})
}

export function AppRoutes() {
  const { pathname } = useLocation()
  const Area = screens[areaOf(pathname)]
  return (
    <Suspense fallback={<Opening />}>
      <Area />
    </Suspense>
  )
}
