import { useQueryClient } from '@tanstack/react-query'
import { meKey } from '#pwa/app/trpc.ts'

/** After a sign-in the app asks anew who is here; the frames then lead on to where the person wanted. */
export function useArrive(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    // Answers to a visitor say nothing about the person who has come.
    client.removeQueries({
      predicate: ({ queryKey }) => JSON.stringify(queryKey[0]) !== JSON.stringify(meKey[0]),
    })
    await client.refetchQueries({ queryKey: meKey })
  }
}
