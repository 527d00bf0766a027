import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { AppRouter } from '#server/router.ts'

/** The one file of the app that knows the server, and it knows only its type. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

export type Fault = TRPCClientError<AppRouter>
export const isFault = (error: unknown): error is Fault => error instanceof TRPCClientError

export const trpcClient = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc', maxItems: 10 })] })

const worthTryingAgain = (error: unknown) => !isFault(error) || error.data == null || error.data.httpStatus >= 500

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (times, error) => times < 2 && worthTryingAgain(error) },
    mutations: { retry: (times, error) => times < 2 && worthTryingAgain(error) },
  },
})
