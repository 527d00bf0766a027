import { type UseMutationOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'

export type DirectOfCase = Outputs['payments']['direct']
export type Report = DirectOfCase['reports'][number]

/** What was paid to the creditor directly, as it was reported. */
export function useDirect(caseId: CaseId) {
  const trpc = useTRPC()
  return useQuery(trpc.payments.direct.queryOptions({ caseId }, { staleTime: 5_000 }))
}

/** What every deed names: the report as it was seen. */
export const seenOf = (caseId: CaseId, { directPaymentId, version }: Report) => ({
  caseId,
  directPaymentId,
  version,
})

/**
 * One deed about money: sends it, says what was done, and reads everything again that shows it. A refusal is told where
 * the deed was done, over the newest state, because somebody else may have been quicker.
 */
export function useMoneyDeed<I, O, E, C>(
  options: UseMutationOptions<O, E, I, C>,
  told: string,
  after: (input: I) => void = () => undefined,
) {
  const { t } = useTranslation('errors')
  const trpc = useTRPC()
  const client = useQueryClient()
  const readAgain = () =>
    Promise.all(
      [
        trpc.payments.pathKey(),
        trpc.disputes.pathKey(),
        trpc.cases.pathKey(),
        trpc.corrections.pathKey(),
        trpc.desk.pathKey(),
        trpc.bank.pathKey(),
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
  const mutation = useMutation<O, E, I, C>({
    ...options,
    onSuccess: async (_outcome, input) => {
      say(told)
      after(input)
      await readAgain()
    },
    onError: () => void readAgain(),
  })
  return { ...mutation, fault: mutation.error ? sayFault(mutation.error, t) : null }
}

/** Words that are long enough to be a reason. */
export const isTooShort = (text: string) => text.trim().length < 10
