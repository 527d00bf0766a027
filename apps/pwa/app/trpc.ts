import { QueryCache, QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { AppRouter } from '#server/router.ts'

/** The one file of the app that knows the server, and it knows only its type. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

/** What goes over the wire, by procedure: `Outputs['cases']['list']`. */
export type Outputs = inferRouterOutputs<AppRouter>
export type Inputs = inferRouterInputs<AppRouter>
export type Me = Outputs['access']['me']

export type Fault = TRPCClientError<AppRouter>
export const isFault = (error: unknown): error is Fault => error instanceof TRPCClientError

export const trpcClient = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: '/trpc', maxItems: 10 })],
})

const worthTryingAgain = (error: unknown) =>
  !isFault(error) || error.data == null || error.data.httpStatus >= 500

/** How often a screen asks by itself: what happens is told to it (live), this only catches what was not heard. */
export const safetyNetMs = 300_000

export const meKey = [['access', 'me']] as const

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended elsewhere shows itself here first: ask again who is signed in, and the frames lead on.
    onError: (error) => {
      if (isFault(error) && error.data?.code === 'UNAUTHORIZED')
        void queryClient.invalidateQueries({ queryKey: meKey })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What is kept for offline reading must still be there when it is written down.
      gcTime: 86_400_000,
      retry: (times, error) => times < 2 && worthTryingAgain(error),
    },
    mutations: {
      // Without a connection a form says so at once instead of waiting in silence.
      networkMode: 'always',
      retry: (times, error) => times < 2 && worthTryingAgain(error),
    },
  },
})
