import type Stripe from 'stripe'
import { book } from './balance-transactions.ts'
import { type Box, now, nowMs, runErrandLater } from './box.ts'
import { endpoint } from './endpoint.ts'
import { ApiError, invalid } from './errors.ts'
import { emit } from './events.ts'
import { newId } from './ids.ts'
import { merged, metadata } from './metadata.ts'
import { listAnswer, paging } from './pagination.ts'
import { flag, notHere, objectOf, type ParametersOf, text, unsettable } from './parameters.ts'
import { known, pick, refer } from './pick.ts'
import type { DisputeReason } from './test-cards.ts'

type TextEvidence = Exclude<keyof Stripe.Dispute.Evidence, 'appeal' | 'enhanced_evidence'>

const textEvidence = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const satisfies TextEvidence[]

function eachEvidence<T>(value: T): Record<(typeof textEvidence)[number], T> {
  return Object.fromEntries(textEvidence.map((name) => [name, value])) as Record<
    (typeof textEvidence)[number],
    T
  >
}

const updateParameters = {
  evidence: objectOf({ ...eachEvidence(unsettable(text(20_000))), enhanced_evidence: notHere }),
  expand: paging.expand,
  intended_submission_method: notHere,
  metadata,
  submit: flag,
} satisfies ParametersOf<Stripe.DisputeUpdateParams>

const listParameters = {
  ...paging,
  charge: text(),
  payment_intent: text(),
} satisfies ParametersOf<Stripe.DisputeListParams>

const fileEvidence = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const satisfies TextEvidence[]
const mostBytes = 4_500_000

/** Where Stripe expects a file, only one that it has counts, and all together have a limit. */
function checkFiles(box: Box, given: Partial<Record<TextEvidence, string | null | undefined>>): void {
  const sizes = fileEvidence.flatMap((name) => {
    const id = given[name]
    return id ? [refer(box, 'file', id, `evidence[${name}]`).size] : []
  })
  if (sizes.reduce((all, size) => all + size, 0) > mostBytes)
    throw invalid('The combined size of the evidence files must not exceed 4.5 MB.', 'evidence')
}

/** The bank takes the money back at once, with its fee, and asks questions afterwards. */
export function openDispute(box: Box, charge: Stripe.Charge, reason: DisputeReason): void {
  const id = newId.dispute()
  const withdrawal = book(box, {
    amount: -charge.amount,
    currency: charge.currency,
    description: `Chargeback withdrawal for ${charge.id}`,
    fee: 2000,
    reporting_category: 'dispute',
    source: id,
    type: 'adjustment',
  })
  const dispute: Stripe.Dispute = {
    id,
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [withdrawal],
    charge: charge.id,
    created: now(box),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...eachEvidence(null), enhanced_evidence: {} },
    evidence_details: {
      due_by: now(box) + 9 * 24 * 60 * 60,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_applicable',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: 'visa',
        case_type: 'chargeback',
        network: 'visa',
        network_reason_code: reason === 'fraudulent' ? '10.4' : '13.1',
      },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  }
  box.store.put('dispute', dispute)
  box.store.put('charge', { ...known(box, 'charge', charge.id), disputed: true })
  emit(box, 'charge.dispute.created', dispute)
  emit(box, 'charge.dispute.funds_withdrawn', dispute)
}

function requireOpen(dispute: Stripe.Dispute, verb: string): void {
  if (dispute.status === 'needs_response') return
  throw new ApiError(
    400,
    'invalid_request_error',
    `This dispute cannot be ${verb} because it has a status of ${dispute.status}.`,
  )
}

/**
 * The bank's answer: 'winning_evidence' and 'losing_evidence' decide as in Stripe's own test mode, and whoever plays the
 * bank decides about everything else.
 */
export function decideDispute(
  box: Box,
  id: string,
  isWon = known(box, 'dispute', id).evidence.uncategorized_text === 'winning_evidence',
): void {
  const dispute = known(box, 'dispute', id)
  if (dispute.status !== 'under_review') return
  if (!isWon) {
    emit(box, 'charge.dispute.closed', box.store.put('dispute', { ...dispute, status: 'lost' }))
    return
  }
  const back = book(box, {
    amount: dispute.amount,
    currency: dispute.currency,
    description: `Chargeback reversal for ${String(dispute.charge)}`,
    reporting_category: 'dispute_reversal',
    source: id,
    type: 'adjustment',
  })
  const won = box.store.put('dispute', {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, back],
    status: 'won',
  })
  emit(box, 'charge.dispute.funds_reinstated', won)
  emit(box, 'charge.dispute.closed', won)
}

export const disputeEndpoints = [
  endpoint('GET', '/v1/disputes', listParameters, ({ box }, params) => {
    const found = box.store.all('dispute').filter((dispute) => {
      return (
        (params.charge === undefined || dispute.charge === params.charge) &&
        (params.payment_intent === undefined || dispute.payment_intent === params.payment_intent)
      )
    })
    return listAnswer(found, params, '/v1/disputes', 'dispute')
  }),
  endpoint('GET', '/v1/disputes/:id', { expand: paging.expand }, ({ box, id }) => pick(box, 'dispute', id)),
  endpoint('POST', '/v1/disputes/:id', updateParameters, ({ box, id }, params) => {
    const before = pick(box, 'dispute', id)
    const given = Object.entries(params.evidence ?? {}).filter(([, value]) => value !== undefined)
    if (given.length > 0) requireOpen(before, 'updated')
    const submitted = given.length > 0 && params.submit !== false
    checkFiles(box, params.evidence ?? {})
    const details = before.evidence_details
    const after = box.store.put('dispute', {
      ...before,
      evidence: { ...before.evidence, ...Object.fromEntries(given) },
      evidence_details: {
        ...details,
        has_evidence: details.has_evidence || given.length > 0,
        submission_count: details.submission_count + (submitted ? 1 : 0),
      },
      metadata: merged(before.metadata, params.metadata),
      status: submitted ? 'under_review' : before.status,
    })
    emit(box, 'charge.dispute.updated', after)
    // Other evidence keeps the bank thinking, as it would in reality.
    const verdict = ['winning_evidence', 'losing_evidence'].includes(after.evidence.uncategorized_text ?? '')
    if (submitted && verdict) runErrandLater(box, 'decide_dispute', id, nowMs(box) + box.verdictAfterMs)
    return after
  }),
  endpoint('POST', '/v1/disputes/:id/close', { expand: paging.expand }, ({ box, id }) => {
    const before = pick(box, 'dispute', id)
    requireOpen(before, 'closed')
    const after = box.store.put('dispute', { ...before, status: 'lost' })
    emit(box, 'charge.dispute.closed', after)
    return after
  }),
]
