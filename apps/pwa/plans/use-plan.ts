import { type UseMutationOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'

export type PlanOfCase = Outputs['plans']['ofCase']
export type Negotiation = PlanOfCase['negotiations'][number]
export type Round = Negotiation['rounds'][number]
export type Command = Negotiation['may'][number]

/** What is being talked about on a case. */
export function usePlan(caseId: CaseId) {
  const trpc = useTRPC()
  return useQuery(trpc.plans.ofCase.queryOptions({ caseId }, { staleTime: 5_000 }))
}

/** The last one, where somebody may still do something about it or see how it ended. */
export const latestOf = (plan: PlanOfCase | undefined): Negotiation | null => plan?.negotiations[0] ?? null

/**
 * One decision: sends it, says what was done, and reads everything again that shows it. A refusal is told where the
 * decision was taken, over the newest state, because somebody else may have been quicker.
 */
export function useDecision<I, O, E, C>(
  command: Command | 'broken' | 'stopCard',
  options: UseMutationOptions<O, E, I, C>,
  after: () => void,
) {
  const { t } = useTranslation(['plans', 'errors'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const refresh = () =>
    Promise.all(
      [trpc.plans, trpc.payments, trpc.cases, trpc.desk].map((slice) =>
        client.invalidateQueries({ queryKey: slice.pathKey() }),
      ),
    )
  const mutation = useMutation<O, E, I, C>({
    ...options,
    onSuccess: async () => {
      say(t(`done.${command}`))
      await refresh()
      after()
    },
    onError: () => void refresh(),
  })
  return { ...mutation, fault: mutation.error ? sayFault(mutation.error, t) : null }
}

/** What every decision names: the negotiation as it was seen. */
export const seenOf = (caseId: CaseId, { negotiationId, version }: Negotiation) => ({
  caseId,
  negotiationId,
  version,
})
