import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect } from 'react'
import { Navigate, useLocation, useSearchParams } from 'react-router'
import { type Actor, type Creditor, isStaff, type Staff } from '#shared/access/actor.ts'
import { OfflineBanner } from '#pwa/offline/offline-banner.tsx'
import { forgetQueries, rememberQueries } from '#pwa/offline/remembered-queries.ts'
import { isTheme } from '#pwa/ui/theme.ts'
import { currentLanguage, speak } from './i18n.ts'
import { registerAddress, signInAddress, wantedIn } from './next.ts'
import { Opening } from './opening.tsx'
import { chooseTheme } from './theme.ts'
import { type Me, useTRPC } from './trpc.ts'

// What says that nothing could be loaded is itself loaded only then: it knows countries, currencies and all refusals.
const FaultPanel = lazy(() => import('./fault-panel.tsx').then((file) => ({ default: file.FaultPanel })))

const Session = createContext<Me | null>(null)
const Cut = createContext(false)

const whenCutMs = 15_000

/**
 * Asks once who is here; every screen below knows it without waiting. What was remembered from last time counts only
 * where nobody can be asked: offline, or when the answer does not come.
 */
export function SessionProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const me = useQuery(
    trpc.access.me.queryOptions(undefined, {
      staleTime: 60_000,
      refetchOnMount: 'always',
      retry: 1,
      refetchInterval: ({ state }) => (state.status === 'error' ? whenCutMs : false),
    }),
  )
  const isAnswered = me.isFetchedAfterMount || me.fetchStatus === 'paused'
  useEffect(() => {
    if (me.data && isAnswered) follow(me.data)
  }, [me.data, isAnswered])
  const { actor } = me.data ?? {}
  const reader = isAnswered && actor?.kind === 'creditor' ? actor.userId : null
  useEffect(() => (reader ? rememberQueries(client, reader) : undefined), [client, reader])

  if (me.data && isAnswered) {
    return (
      <Session value={me.data}>
        <Cut value={me.isError}>{children}</Cut>
      </Session>
    )
  }
  if (me.isError) {
    return (
      <Suspense fallback={<Opening />}>
        <FaultPanel error={me.error} onRetry={() => void me.refetch()} />
      </Suspense>
    )
  }
  return (
    <>
      <OfflineBanner />
      <Opening />
    </>
  )
}

let followed: string | null | undefined

/** Somebody who signs in brings their language and theme along; later choices are saved where they are made. */
function follow({ actor, person }: Me) {
  const userId = 'userId' in actor ? actor.userId : null
  if (userId === followed) return
  followed = userId
  if (!userId) return void forgetQueries()
  if (actor.language !== currentLanguage()) void speak(actor.language)
  if (person && isTheme(person.theme)) chooseTheme(person.theme)
}

/** Who is here, with what the shell shows of them: company, account manager, support, demo. */
export function useMe(): Me {
  const me = useContext(Session)
  if (!me) throw new Error('useMe needs a SessionProvider above it')
  return me
}

export const useActor = (): Actor => useMe().actor

/** The server did not answer when it was asked last, whatever the device believes about its connection. */
export const useIsCut = (): boolean => useContext(Cut)

/** The creditor's person on a screen of /app; the frame has let nobody else in. */
export function useCreditor(): Creditor {
  const actor = useActor()
  if (actor.kind !== 'creditor') throw new Error('This screen needs a creditor')
  return actor
}

/** The person of the desk on a screen of /desk. */
export function useStaff(): Staff {
  const actor = useActor()
  if (!isStaff(actor)) throw new Error('This screen needs a person of the desk')
  return actor
}

/** Where somebody starts: at their cases, at the desk, or at the step that is still missing. */
export function homeOf({ actor, person }: Pick<Me, 'actor' | 'person'>): string {
  if (actor.kind === 'creditor') return '/app'
  if (isStaff(actor)) return '/desk'
  if (actor.kind !== 'newcomer') return '/app/sign-in'
  return person?.secondFactorNeeded ? '/app/second-factor' : '/app/register/company'
}

/** A part of the app for one kind of people; everybody else is led to their own. */
export function Only({ who, children }: { who: 'creditor' | 'staff' | 'newcomer'; children: ReactNode }) {
  const me = useMe()
  const location = useLocation()
  const [search] = useSearchParams()
  const { actor } = me
  const isIn = who === 'staff' ? isStaff(actor) : actor.kind === who
  if (isIn) return children
  if (actor.kind === 'visitor') return <Navigate to={signInAddress(location)} replace />
  // Whoever has just ceased to be new goes on to what they came for.
  const wanted = who === 'newcomer' ? wantedIn(search) : null
  return <Navigate to={wanted ?? homeOf(me)} replace />
}

/** Sign-in and sign-up are for visitors; whoever is signed in goes on to what they wanted, through what is missing. */
export function OnlyVisitor({ children }: { children: ReactNode }) {
  const me = useMe()
  const [search] = useSearchParams()
  if (me.actor.kind === 'visitor') return children
  const wanted = wantedIn(search)
  const home = homeOf(me)
  const isNew = me.actor.kind === 'newcomer' && !me.person?.secondFactorNeeded
  return <Navigate to={isNew ? registerAddress(wanted) : (wanted ?? home)} replace />
}
