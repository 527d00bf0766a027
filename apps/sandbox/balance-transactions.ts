import type Stripe from 'stripe'
import { type Box, now } from './box.ts'
import { endpoint } from './endpoint.ts'
import { newId } from './ids.ts'
import { listAnswer, paging } from './pagination.ts'
import { type ParametersOf, text } from './parameters.ts'
import { planPayout } from './payouts.ts'
import { pick } from './pick.ts'

type Entry = Pick<Stripe.BalanceTransaction, 'amount' | 'currency' | 'description' | 'type'> & {
  source: string
  fee?: number
  reporting_category: string
}

/** 1.5 % rounded half up, and 25 minor units: the shape of Stripe's European card price, not a promise. */
export function cardFee(amount: number): number {
  return Number((BigInt(amount) * 15n + 500n) / 1000n) + 25
}

export function book(box: Box, entry: Entry): Stripe.BalanceTransaction {
  const fee = entry.fee ?? 0
  const kind = fee === 0 ? [] : [{ type: 'stripe_fee', description: 'Stripe processing fees' }]
  planPayout(box, entry.currency)
  return box.store.put('balance_transaction', {
    id: newId.balance_transaction(),
    object: 'balance_transaction',
    amount: entry.amount,
    available_on: now(box) + 7 * 24 * 60 * 60,
    balance_type: 'payments',
    created: now(box),
    currency: entry.currency,
    description: entry.description,
    exchange_rate: null,
    fee,
    fee_details: kind.map((line) => ({ ...line, amount: fee, application: null, currency: entry.currency })),
    net: entry.amount - fee,
    reporting_category: entry.reporting_category,
    source: entry.source,
    status: 'pending',
    type: entry.type,
  })
}

const listParameters = {
  ...paging,
  currency: text(),
  payout: text(),
  source: text(),
  type: text(),
} satisfies ParametersOf<Stripe.BalanceTransactionListParams>

export const balanceTransactionEndpoints = [
  endpoint('GET', '/v1/balance_transactions', listParameters, ({ box }, params) => {
    const found = box.store.all('balance_transaction').filter((entry) => {
      return (
        (params.payout === undefined || box.store.get('paid_out', entry.id)?.payout === params.payout) &&
        (params.currency === undefined || entry.currency === params.currency) &&
        (params.source === undefined || entry.source === params.source) &&
        (params.type === undefined || entry.type === params.type)
      )
    })
    return listAnswer(found, params, '/v1/balance_transactions', 'balance transaction')
  }),
  endpoint('GET', '/v1/balance_transactions/:id', { expand: paging.expand }, ({ box, id }) =>
    pick(box, 'balance_transaction', id),
  ),
]
