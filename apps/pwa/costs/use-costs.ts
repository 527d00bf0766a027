import { type UseMutationOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'

export type CostsOfCase = Outputs['costs']['ofCase']
export type Consent = CostsOfCase['consents'][number]
export type Cost = Consent['costs'][number]

/** What was asked, answered and spent on a case. */
export function useCosts(caseId: CaseId) {
  const trpc = useTRPC()
  return useQuery(trpc.costs.ofCase.queryOptions({ caseId }, { staleTime: 5_000 }))
}

/**
 * One deed about costs: sends it, says what was done, and reads everything again that shows it. A refusal is told where
 * the deed was done, over the newest state, because somebody else may have been quicker.
 */
export function useCostDeed<I, O, E, C>(
  options: UseMutationOptions<O, E, I, C>,
  told: (input: I) => string,
  after: () => void = () => undefined,
) {
  const { t } = useTranslation('errors')
  const trpc = useTRPC()
  const client = useQueryClient()
  const readAgain = () =>
    Promise.all(
      [trpc.costs.pathKey(), trpc.cases.pathKey(), trpc.approvals.pathKey(), trpc.desk.pathKey()].map(
        (queryKey) => client.invalidateQueries({ queryKey }),
      ),
    )
  const mutation = useMutation<O, E, I, C>({
    ...options,
    onSuccess: async (_outcome, input) => {
      say(told(input))
      after()
      await readAgain()
    },
    onError: () => void readAgain(),
  })
  return { ...mutation, fault: mutation.error ? sayFault(mutation.error, t) : null }
}
