import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'

export type CaseFile = Outputs['desk']['workspace']

/** Everything of the desk is read again after something was done: the list, the case and the counts agree. */
function useRefresh(): () => Promise<void> {
  const trpc = useTRPC()
  const client = useQueryClient()
  return async () => {
    const read = [trpc.desk.pathKey(), trpc.bank.pathKey()]
    await Promise.all(read.map((queryKey) => client.invalidateQueries({ queryKey })))
  }
}

/**
 * One deed of the desk: sends it, says what came of it, and shows everything as it is now. A refusal is told where the
 * deed was done, and the case is read again, because somebody else may have been quicker.
 */
export function useDeed<I, O, E, C>(
  options: UseMutationOptions<O, E, I, C>,
  told: (outcome: O, input: I) => string,
  after?: () => void,
) {
  const { t } = useTranslation('errors')
  const refresh = useRefresh()
  const mutation = useMutation<O, E, I, C>({
    ...options,
    onSuccess: async (outcome, input) => {
      say(told(outcome, input))
      await refresh()
      after?.()
    },
    onError: () => void refresh(),
  })
  return { ...mutation, fault: mutation.error ? sayFault(mutation.error, t) : null }
}
