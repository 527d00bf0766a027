import { useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'

const places = new Map<string, number>()
const patienceMs = 1_500

/**
 * What a browser does by itself between two documents: a new screen starts at its top with the focus on its heading,
 * and going back returns to where one was. Rendered once, inside the router.
 */
export function Arrival() {
  const { key, pathname, hash } = useLocation()
  const how = useNavigationType()
  const before = useRef(pathname)

  useEffect(() => {
    history.scrollRestoration = 'manual'
    const remember = () => places.set(key, scrollY)
    addEventListener('scroll', remember, { passive: true })
    return () => removeEventListener('scroll', remember)
  }, [key])

  useEffect(() => {
    if (how === 'POP') return scrollBackTo(places.get(key) ?? 0)
    if (before.current === pathname && !hash) return
    before.current = pathname
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView()
    else scrollTo(0, 0)
    focusHeading()
  }, [key, pathname, hash, how])

  return null
}

/** The list may still be loading when one returns to it, so the page is given a moment to become long enough. */
function scrollBackTo(top: number): () => void {
  scrollTo(0, top)
  const watch = new ResizeObserver(() => {
    scrollTo(0, top)
    if (Math.abs(scrollY - top) < 2) stop()
  })
  const stop = () => {
    watch.disconnect()
    clearTimeout(timer)
    removeEventListener('wheel', stop)
    removeEventListener('touchstart', stop)
  }
  const timer = setTimeout(stop, patienceMs)
  if (Math.abs(scrollY - top) >= 2) watch.observe(document.body)
  addEventListener('wheel', stop, { passive: true })
  addEventListener('touchstart', stop, { passive: true })
  return stop
}

function focusHeading() {
  const main = document.getElementById('main')
  // A screen that gives the focus to its first field knows better.
  if (!main || main.contains(document.activeElement)) return
  const heading = main.querySelector('h1')
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1
  ;(heading ?? main).focus({ preventScroll: true })
}
