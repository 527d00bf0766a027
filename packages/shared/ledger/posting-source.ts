/** What a posting comes from; each has its own place to look at. */
export const sourceKinds = {
  PAYMENT: 'pay_',
  DISPUTE: 'dsp_',
  PLAN: 'pln_',
  WAIVER: 'wvr_',
  REFUND: 'rfd_',
  CORRECTION: 'cor_',
  REMITTANCE: 'rmt_',
  FEE_INVOICE: 'fin_',
  BANK: 'ben_',
  PAY_BACK: 'pbk_',
  ASSIGNMENT: 'bas_',
} as const satisfies Record<string, string>

export type SourceKind = keyof typeof sourceKinds | 'CHARGEBACK' | 'MONTH' | 'CASE' | 'OTHER'
export type PostingSource = { kind: SourceKind; id: string | null }

const kinds = Object.keys(sourceKinds) as (keyof typeof sourceKinds)[]

/**
 * A cause is the kind of the posting, then to what it happened (`receipt-cleared:pay_…`); what follows only tells one
 * look from another. The card provider's own number of a dispute stands before the payment that it took back.
 */
export function sourceOf(cause: string): PostingSource {
  const [posting = '', ...parts] = cause.split(':')
  const payment = parts.find((part) => part.startsWith(sourceKinds.PAYMENT)) ?? null
  if (posting === 'charged-back' || posting === 'chargeback-won') return { kind: 'CHARGEBACK', id: payment }
  const [id = '', look = ''] = parts
  const kind = kinds.find((known) => id.startsWith(sourceKinds[known]))
  if (kind) return { kind, id }
  if (payment) return { kind: 'PAYMENT', id: payment }
  if (!id.startsWith('case_')) return { kind: 'OTHER', id: null }
  return { kind: /^\d{4}-\d\d-\d\d$/.test(look) ? 'MONTH' : 'CASE', id }
}
