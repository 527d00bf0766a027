/** As long as somebody needs to see at least that something is there, and what about. */
const longEnoughMs = 1_000

/**
 * Tells us that a message of ours has been before somebody's eyes: on the screen, in an open window, for a moment. A
 * page that is only fetched, or drawn ahead of a visit, says nothing.
 */
export function tellWhatIsRead(messages: readonly HTMLElement[]): void {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  const inSight = new Set<Element>()
  const seen = new Set<string>()
  const tell = () => {
    const messageIds = [...seen].join(' ')
    seen.clear()
    if (messageIds === '') return
    const body = new URLSearchParams({ messageIds })
    // What gets lost on the way is told by the next visit.
    void fetch('/d/read', { method: 'POST', body, keepalive: true }).catch(() => undefined)
  }
  const stop = (message: Element) => {
    clearTimeout(timers.get(message))
    timers.delete(message)
  }
  const start = (message: Element) => {
    if (timers.has(message) || document.visibilityState !== 'visible') return
    const isShown = () => {
      if (message instanceof HTMLElement && message.dataset.message) seen.add(message.dataset.message)
      observer.unobserve(message)
      inSight.delete(message)
      // Messages that came into sight together are told together.
      setTimeout(tell, 100)
    }
    timers.set(message, setTimeout(isShown, longEnoughMs))
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inSight.add(target)
        else inSight.delete(target)
        if (isIntersecting) start(target)
        else stop(target)
      }
    },
    // A long message is read once its last line was there.
    { threshold: 1 },
  )
  document.addEventListener('visibilitychange', () => {
    for (const message of inSight) {
      if (document.visibilityState === 'visible') start(message)
      else stop(message)
    }
  })
  for (const message of messages) observer.observe(message)
}
