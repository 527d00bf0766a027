import { type Query, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { caseSubject } from '#shared/live/presence.ts'
import { useActor } from '#pwa/app/session.tsx'
import { meKey } from '#pwa/app/trpc.ts'
import { LiveLine } from './live-line.tsx'
import { useLookedAt } from './looking.ts'
import { openStream, type Told } from './stream.ts'
import { usePresence } from './use-presence.ts'
import { concerns, showsTalk } from './what-changed.ts'

/** Events of one moment are read together, and a busy minute reads no list more often than this. */
const gatherMs = 60
const restMs = 700
const newsForMs = 8_000

/**
 * What makes the app live: one stream per tab, read again exactly what may have changed, a quiet word when it is the
 * open case, and who else looks at it (A27). Fetched after the first screen, so that no first screen pays for it.
 */
export default function Live() {
  const { t } = useTranslation('live')
  const client = useQueryClient()
  const actor = useActor()
  const me = 'userId' in actor ? actor.userId : ''
  const caseId = useOpenCase()
  const [news, setNews] = useState<string | null>(null)
  const { others, hear } = usePresence(caseId, me)
  const latest = useRef({ caseId, hear })
  latest.current = { caseId, hear }

  useEffect(() => {
    const changed = new Set<string>()
    const wereRead = new Set<string>()
    let isAll = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let restUntil = 0
    const read = () => {
      timer = undefined
      restUntil = performance.now() + restMs
      const [all, cases, talks] = [isAll, new Set(changed), new Set(wereRead)]
      isAll = false
      changed.clear()
      wereRead.clear()
      const predicate = (query: Query) => concerns(query, cases) || showsTalk(query, talks)
      void client.invalidateQueries(all ? {} : { predicate })
    }
    const readSoon = () => {
      timer ??= setTimeout(read, Math.max(gatherMs, restUntil - performance.now()))
    }
    const onTold = (told: Told) => {
      const { caseId: open, hear: hearPeople } = latest.current
      if (told.what === 'here') {
        if (open && told.subject === caseSubject(open)) hearPeople(told.people)
        return
      }
      if (told.what === 'ready') return
      if (told.what === 'refresh') isAll = true
      else if (told.what === 'read') wereRead.add(told.caseId)
      else changed.add(told.caseId)
      if (told.what === 'event' && !told.own && told.caseId === open) setNews(told.id)
      readSoon()
    }
    let wasDown = false
    const askWhoIsHere = () => void client.invalidateQueries({ queryKey: meKey })
    const stop = openStream({
      onTold,
      onUp() {
        if (wasDown) askWhoIsHere()
        wasDown = false
      },
      onDown() {
        wasDown = true
        askWhoIsHere()
      },
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client])

  useEffect(() => {
    if (!news) return
    const timer = setTimeout(() => setNews(null), newsForMs)
    return () => clearTimeout(timer)
  }, [news])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was new of one case is not of the next.
  useEffect(() => setNews(null), [caseId])

  return <LiveLine news={news ? t('changed') : null} others={others} />
}

/** The case of the open screen: by its address, or told by a screen whose address says something else. */
function useOpenCase(): string | null {
  const { pathname, search } = useLocation()
  const looked = useLookedAt()
  const [, byPath] = /\/(?:cases|messages)\/(case_\w+)/.exec(pathname) ?? []
  return byPath ?? new URLSearchParams(search).get('case') ?? looked
}
