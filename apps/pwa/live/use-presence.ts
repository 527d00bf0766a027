import { useEffect, useRef, useState } from 'react'
import type { CaseId } from '#shared/ids.ts'
import { type Present, saysHereEveryMs } from '#shared/live/presence.ts'
import { trpcClient } from '#pwa/app/trpc.ts'

/** This page, for as long as it is open: one person may have several. */
const pageId = crypto.randomUUID()

/**
 * Says that the reader looks at a case, again and again while the page is seen, and answers who else does. A colleague
 * who comes or goes is told over the stream; what the server answers to the next word puts everything right.
 */
export function usePresence(caseId: string | null, me: string) {
  const [people, setPeople] = useState<readonly Present[]>([])
  const current = useRef(caseId)
  current.current = caseId

  useEffect(() => {
    setPeople([])
    if (!caseId) return
    const say = () => {
      if (document.visibilityState === 'hidden') return
      trpcClient.live.here.mutate({ caseId: caseId as CaseId, pageId }).then(
        (answer) => {
          if (current.current === caseId) setPeople(answer.people)
        },
        // Without a connection nobody else is seen; the next word is said in a moment.
        () => setPeople([]),
      )
    }
    const leave = () => {
      const away = new Blob([JSON.stringify({ pageId })], { type: 'application/json' })
      navigator.sendBeacon('/trpc/live.away', away)
    }
    say()
    const timer = setInterval(say, saysHereEveryMs)
    addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', leave)
      // Whoever goes on to another case says so there; only leaving all of them needs a word.
      queueMicrotask(() => {
        if (current.current === null) leave()
      })
    }
  }, [caseId])

  const others = people.filter(({ userId }) => userId !== me)
  return { others, hear: setPeople }
}
