import { useQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/ids.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'

export type CorrectionsOfCase = Outputs['corrections']['ofCase']
export type CorrectableReceipt = CorrectionsOfCase['receipts'][number]
export type CaseCorrection = CorrectionsOfCase['corrections'][number]
export type Target = Outputs['corrections']['findTargets'][number]

/** What was corrected on a case, and what can be. */
export function useCorrections(caseId: CaseId) {
  const trpc = useTRPC()
  return useQuery(trpc.corrections.ofCase.queryOptions({ caseId }, { staleTime: 5_000 }))
}
