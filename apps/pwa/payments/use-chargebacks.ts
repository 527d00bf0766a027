import { useQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/ids.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'

export type ChargebacksOfCase = Outputs['payments']['chargebacks']
export type Chargeback = ChargebacksOfCase['chargebacks'][number]

/** What banks have taken back of a case. */
export function useChargebacks(caseId: CaseId) {
  const trpc = useTRPC()
  return useQuery(trpc.payments.chargebacks.queryOptions({ caseId }, { staleTime: 5_000 }))
}
