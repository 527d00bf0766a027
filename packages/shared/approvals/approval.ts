import * as z from 'zod/mini'
import { id } from '../fields.ts'

/**
 * What can wait for a creditor's word: an offer that is theirs to decide (A33), a debtor who says that something is
 * wrong (D3), information we asked for (A36), a question about a payment that reached
 * them directly (A38), money that would be spent (A35), a case that we entered in their name (A16),
 * the agreement itself (A10).
 */
export const approvalKinds = [
  'PLAN',
  'DISPUTE',
  'INFORMATION',
  'DIRECT_PAYMENT',
  'COST',
  'ENTRY',
  'AGREEMENT',
] as const
export type ApprovalKind = (typeof approvalKinds)[number]

export const approvalsInput = z.optional(z.object({ creditorId: z.optional(id('creditor')) }))

/** The earliest day first; what has no day comes last, the longest wait before the shorter one. */
export function mostUrgentFirst(
  one: { readonly dueOn: string | null; readonly since: string },
  other: { readonly dueOn: string | null; readonly since: string },
): number {
  const [a, b] = [`${one.dueOn ?? '9999'} ${one.since}`, `${other.dueOn ?? '9999'} ${other.since}`]
  return a < b ? -1 : a > b ? 1 : 0
}
