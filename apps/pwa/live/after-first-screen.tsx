import { lazy, Suspense, useEffect, useState } from 'react'

const Live = lazy(() => import('./live.tsx'))

/** Begins to listen once the first screen has had its time; a frame puts it at its end. */
export function LiveAfterFirstScreen() {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setTime(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return isTime ? (
    <Suspense fallback={null}>
      <Live />
    </Suspense>
  ) : null
}
