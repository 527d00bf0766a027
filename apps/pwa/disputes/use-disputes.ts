import { type UseMutationOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  type DisputeCommand,
  type DisputeSide,
  isOpenDispute,
  whyNotDispute,
} from '#shared/disputes/dispute.ts'
import type { CaseId } from '#shared/ids.ts'
import type { Refusal } from '#shared/refusal.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'

export type DisputesOfCase = Outputs['disputes']['ofCase']
export type Dispute = DisputesOfCase['disputes'][number]

/** What is disputed on a case. */
export function useDisputes(caseId: CaseId) {
  const trpc = useTRPC()
  return useQuery(trpc.disputes.ofCase.queryOptions({ caseId }, { staleTime: 5_000 }))
}

export const isOpen = ({ status }: Dispute): boolean => isOpenDispute(status)

/** The same rule as the server's, asked before the button is shown. */
export const whyNot = (
  dispute: Dispute,
  command: DisputeCommand,
  side: DisputeSide,
  today: DisputesOfCase['today'],
): Refusal | null => whyNotDispute(dispute, command, side, today)

/** Reads everything again that shows a dispute. */
export function useReadAgain() {
  const trpc = useTRPC()
  const client = useQueryClient()
  return () =>
    Promise.all(
      [trpc.disputes.pathKey(), trpc.payments.pathKey(), trpc.cases.pathKey(), trpc.desk.pathKey()].map(
        (queryKey) => client.invalidateQueries({ queryKey }),
      ),
    )
}

/**
 * One deed about a dispute: sends it, says what was done, and reads everything again that shows it. A refusal is told
 * where the deed was done, over the newest state, because somebody else may have been quicker.
 */
export function useDisputeDeed<I, O, E, C>(
  options: UseMutationOptions<O, E, I, C>,
  told: string,
  after: () => void,
) {
  const { t } = useTranslation('errors')
  const refresh = useReadAgain()
  const mutation = useMutation<O, E, I, C>({
    ...options,
    onSuccess: async () => {
      say(told)
      await refresh()
      after()
    },
    onError: () => void refresh(),
  })
  return { ...mutation, fault: mutation.error ? sayFault(mutation.error, t) : null }
}

/** What every deed names: the dispute as it was seen. */
export const seenOf = (caseId: CaseId, { disputeId, version }: Dispute) => ({ caseId, disputeId, version })

/** Words that are long enough to be a reason. */
export const fewestWords = 10
export const isTooShort = (text: string) => text.trim().length < fewestWords
