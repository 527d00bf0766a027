import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTRPC } from '#pwa/app/trpc.ts'
import type { CaseFile } from './use-desk.ts'

// Few cases have paid already; the others do not wait for what giving back needs.
const RefundCard = lazy(async () => ({ default: (await import('./refund-card.tsx')).RefundCard }))

/** The place of refunds on a case: before everything else while one waits for the second person. */
export function RefundSlot({ file }: { file: CaseFile }) {
  const trpc = useTRPC()
  const { data: of } = useQuery(
    trpc.payments.refunds.queryOptions({ caseId: file.caseId }, { staleTime: 5_000 }),
  )
  if (!of || (of.receipts.length === 0 && of.refunds.length === 0)) return null
  return (
    <div className={of.refunds.some(({ status }) => status === 'WAITING') ? '-order-2' : 'order-8'}>
      <Suspense>
        <RefundCard file={file} of={of} />
      </Suspense>
    </div>
  )
}
