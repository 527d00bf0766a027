import { lazy, Suspense } from 'react'
import { useChargebacks } from '../payments/use-chargebacks.ts'
import type { CaseFile } from './use-desk.ts'

// Few payments are ever taken back; the other cases do not wait for what answering a bank needs.
const ChargebackCard = lazy(async () => ({ default: (await import('./chargeback-card.tsx')).ChargebackCard }))

/** The place of chargebacks on a case: before everything else while a bank waits for an answer. */
export function ChargebackSlot({ file }: { file: CaseFile }) {
  const { data: of } = useChargebacks(file.caseId)
  if (!of || of.chargebacks.length === 0) return null
  const isAsked = of.chargebacks.some(({ status, answeredAt }) => status === 'NEEDS_EVIDENCE' && !answeredAt)
  return (
    <div className={isAsked ? '-order-2' : 'order-8'}>
      <Suspense>
        <ChargebackCard file={file} of={of} />
      </Suspense>
    </div>
  )
}
