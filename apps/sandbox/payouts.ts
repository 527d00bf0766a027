import type Stripe from 'stripe'
import { notice } from './bank-notice.ts'
import { drop } from './bank-orders.ts'
import { type Box, now, nowMs, runErrandLater } from './box.ts'
import { decimal } from './currencies.ts'
import { endpoint } from './endpoint.ts'
import { emit } from './events.ts'
import { newId } from './ids.ts'
import { listAnswer, paging } from './pagination.ts'
import { notHere, type ParametersOf, text } from './parameters.ts'
import { known, pick } from './pick.ts'

/** What has not left with a payout, of one currency. */
const unpaid = (box: Box, currency: string) =>
  box.store
    .all('balance_transaction')
    .filter((entry) => entry.currency === currency && !box.store.get('paid_out', entry.id))

/** Every so often, as Stripe pays out by itself: asked for once, however many payments there are meanwhile. */
export function planPayout(box: Box, currency: string): void {
  if (box.payoutAfterMs === null) return
  const isPlanned = box.store
    .all('errand')
    .some(({ kind, target }) => kind === 'pay_out' && target === currency)
  if (!isPlanned) runErrandLater(box, 'pay_out', currency, nowMs(box) + box.payoutAfterMs)
}

/** Everything that is there leaves at once for the merchant's bank; what is less than nothing waits for more. */
export function payOut(box: Box, currency: string): Stripe.Payout | null {
  const entries = unpaid(box, currency)
  const amount = entries.reduce((sum, { net }) => sum + net, 0)
  if (amount <= 0) return null
  const id = newId.payout()
  const own = {
    amount: -amount,
    available_on: now(box),
    balance_type: 'payments' as const,
    created: now(box),
    currency,
    description: 'STRIPE PAYOUT',
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    id: newId.balance_transaction(),
    net: -amount,
    object: 'balance_transaction' as const,
    reporting_category: 'payout',
    source: id,
    status: 'available',
    type: 'payout' as const,
  }
  box.store.put('balance_transaction', own)
  for (const entry of [...entries, own]) {
    if (entry !== own) box.store.put('balance_transaction', { ...entry, status: 'available' })
    box.store.put('paid_out', { id: entry.id, payout: id })
  }
  const payout = box.store.put('payout', {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor(now(box) / 86_400) * 86_400,
    automatic: true,
    balance_transaction: own.id,
    created: now(box),
    currency,
    description: 'STRIPE PAYOUT',
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'completed',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: box.merchant.toUpperCase().slice(0, 22),
    status: 'in_transit',
    trace_id: { status: 'supported', value: id.slice(3, 19).toUpperCase() },
    type: 'bank_account',
  })
  emit(box, 'payout.created', payout)
  runErrandLater(box, 'arrive_payout', id, nowMs(box) + box.verdictAfterMs)
  return payout
}

/** It has arrived: the provider says so, and the bank of the demo drops its notice of it. */
export function arrivePayout(box: Box, id: string): void {
  const before = known(box, 'payout', id)
  if (before.status !== 'in_transit') return
  const payout = box.store.put('payout', { ...before, status: 'paid' })
  emit(box, 'payout.paid', payout)
  const { bankFolder, payoutIban } = box
  if (bankFolder === null || payoutIban === null) return
  const name = `PO-${id.slice(3)}`
  const movement = {
    id: name,
    direction: 'CRDT' as const,
    amount: decimal(payout.amount, payout.currency),
    currency: payout.currency.toUpperCase(),
    endToEndId: payout.trace_id?.value ?? '',
    reference: '',
    text: `STRIPE ${payout.statement_descriptor ?? ''}`,
    name: 'Stripe Technology Europe Ltd',
    iban: 'IE29AIBK93115212345678',
  }
  const told = notice(name, new Date(nowMs(box)), [{ iban: payoutIban, movements: [movement] }])
  drop(bankFolder, `camt-${name}.xml`, told)
}

/** The merchant's bank has sent it back: the money stands with the provider again, and leaves with the next payout. */
export function failPayout(box: Box, id: string): Stripe.Payout {
  const before = known(box, 'payout', id)
  const back = box.store.put('balance_transaction', {
    amount: before.amount,
    available_on: now(box),
    balance_type: 'payments',
    created: now(box),
    currency: before.currency,
    description: 'STRIPE PAYOUT FAILURE',
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    id: newId.balance_transaction(),
    net: before.amount,
    object: 'balance_transaction',
    reporting_category: 'payout_reversal',
    source: id,
    status: 'available',
    type: 'payout_failure',
  })
  const failed = box.store.put('payout', {
    ...before,
    failure_balance_transaction: back.id,
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
    status: 'failed',
  })
  emit(box, 'payout.failed', failed)
  planPayout(box, before.currency)
  return failed
}

const listParameters = {
  ...paging,
  arrival_date: notHere,
  destination: notHere,
  status: text(),
} satisfies ParametersOf<Stripe.PayoutListParams>

export const payoutEndpoints = [
  endpoint('GET', '/v1/payouts', listParameters, ({ box }, params) => {
    const found = box.store
      .all('payout')
      .filter(({ status }) => params.status === undefined || status === params.status)
    return listAnswer(found, params, '/v1/payouts', 'payout')
  }),
  endpoint('GET', '/v1/payouts/:id', { expand: paging.expand }, ({ box, id }) => pick(box, 'payout', id)),
]
