import type { Posting } from './posting-view.tsx'

/**
 * Where one sees what a posting comes from. The desk works on a case in one place; a company has a page for each thing.
 * Null where the words are everything that there is to see.
 */
export function sourceAddress(
  { source: { kind, id }, case: file, runId }: Posting,
  cases: string,
): string | null {
  const isDesk = cases.startsWith('/desk')
  if (kind === 'REMITTANCE') {
    if (isDesk) return runId ? `/desk/remittances/${runId}` : null
    return `/app/account/remittances/${id}`
  }
  if (kind === 'FEE_INVOICE') return isDesk ? '/desk/fee-invoices' : `/app/account/invoices/${id}`
  if (isDesk && kind === 'BANK') return `/desk/inbox/MONEY:${id}`
  if (!file) return null
  const address = `${cases}/${file.caseId}`
  if (isDesk) return address
  if (kind === 'DISPUTE') return `${address}/disputes/${id}`
  return kind === 'PLAN' ? `${address}/plan` : address
}
