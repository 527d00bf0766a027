import { lazy, Suspense } from 'react'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import type { CaseFile } from './use-desk.ts'

// Few cases have costs; the others do not wait for what asking and recording needs.
const CostsCard = lazy(async () => ({ default: (await import('./costs-card.tsx')).CostsCard }))

/** The place of costs on a case: while it is collected, and afterwards where anything was ever owed of them. */
export function CostsSlot({ file }: { file: CaseFile }) {
  if (!isCollecting(file.status as CaseStatus) && !file.claim?.costs.spent) return null
  return (
    <div className="order-4">
      <Suspense>
        <CostsCard file={file} />
      </Suspense>
    </div>
  )
}
