import { lazy, Suspense } from 'react'
import { isOpenDirect } from '#shared/payments/direct-payment.ts'
import { useDirect } from '../payments/use-direct.ts'
import type { CaseFile } from './use-desk.ts'

// Few cases have such a payment; the others do not wait for what it needs.
const DirectCard = lazy(async () => ({ default: (await import('./direct-card.tsx')).DirectCard }))

/** The place of direct payments on a case: before everything else while one waits, among the money afterwards. */
export function DirectSlot({ file }: { file: CaseFile }) {
  const { data: of } = useDirect(file.caseId)
  if (!of || of.reports.length === 0) return null
  return (
    <div className={of.reports.some(({ status }) => isOpenDirect(status)) ? '-order-2' : 'order-3'}>
      <Suspense>
        <DirectCard file={file} of={of} />
      </Suspense>
    </div>
  )
}
