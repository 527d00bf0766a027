import { useEffect, useRef } from 'react'

/** A new step of a form starts at its top with the focus on its heading, like a new page. */
export function useStepFocus(step: string | number): void {
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    scrollTo(0, 0)
    const heading = document.querySelector<HTMLElement>('#main h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [step])
}
