import { ChargebackSlot } from './chargeback-slot.tsx'
import { CorrectionSlot } from './correction-slot.tsx'
import { CostsSlot } from './costs-slot.tsx'
import { DirectSlot } from './direct-slot.tsx'
import { RefundSlot } from './refund-slot.tsx'
import type { CaseFile } from './use-desk.ts'

/** What few cases have about their money; each places itself in the column, and is nothing where there is nothing. */
export function MoneySlots({ file }: { file: CaseFile }) {
  return (
    <>
      <DirectSlot file={file} />
      <RefundSlot file={file} />
      <CorrectionSlot file={file} />
      <CostsSlot file={file} />
      <ChargebackSlot file={file} />
    </>
  )
}
