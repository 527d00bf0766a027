import type Stripe from 'stripe'
import type { CardBehaviour } from './test-cards.ts'

/** On the wire a decimal is text; the SDK turns it into its Decimal. */
export type WirePrice = Omit<Stripe.Price, 'product' | 'unit_amount_decimal'> & {
  product: string
  unit_amount_decimal: string
}
export type WireLineItem = Omit<Stripe.LineItem, 'price'> & { price: WirePrice }

/** What the sandbox knows about a payment method and never tells: no card number is kept. */
export interface Card {
  id: string
  behaviour: CardBehaviour
  savable: boolean
  /** Saved with authentication: Stripe then asks for none off session. */
  setUp: boolean
  /** Used once without a customer, or detached: never usable again. */
  spent: boolean
}

export interface CheckoutProblem {
  field: 'card' | 'cvc' | 'email' | 'expiry' | 'name' | 'number'
  code: string
}

/** The half of a Checkout Session that the API does not show. */
export interface Checkout {
  id: string
  items: WireLineItem[]
  payment: {
    capture_method: 'automatic_async' | 'manual'
    description: string | null
    metadata: Stripe.Metadata
    receipt_email: string | null
    setup_future_usage: 'off_session' | 'on_session' | null
    statement_descriptor_suffix: string | null
  }
  typed: { name: string; email: string }
  problems: CheckoutProblem[]
}

/** Where a person returns after the 3-D Secure page of this intent. */
export interface Challenge {
  id: string
  returnUrl: string | null
}

export interface Delivery {
  id: string
  event: string
  type: string
  state: 'delivered' | 'dropped' | 'failed' | 'pending'
  attempts: number
  dueAt: number
  lastStatus: number | null
  lastError: string | null
}

/** Something that is going to happen by itself. */
export interface Errand {
  id: string
  kind: 'arrive_payout' | 'decide_dispute' | 'expire_session' | 'pay_out'
  target: string
  dueAt: number
}

/** With which payout a balance transaction has left. */
export interface PaidOut {
  id: string
  payout: string
}

export interface StoredAnswer {
  id: string
  endpoint: string
  fingerprint: string
  status: number
  body: string
  requestId: string
  at: number
}

export interface Switches {
  id: 'switches'
  clockOffset: number
  hold: boolean
  order: 'natural' | 'reversed' | 'shuffled'
  copies: number
  drop: number
}

export interface Kinds {
  balance_transaction: Stripe.BalanceTransaction
  card: Card
  challenge: Challenge
  charge: Stripe.Charge
  checkout: Checkout
  customer: Stripe.Customer | Stripe.DeletedCustomer
  delivery: Delivery
  dispute: Stripe.Dispute
  errand: Errand
  event: Stripe.EventBase
  file: Stripe.File
  answer: StoredAnswer
  paid_out: PaidOut
  payment_intent: Stripe.PaymentIntent
  payment_method: Stripe.PaymentMethod
  payout: Stripe.Payout
  refund: Stripe.Refund
  session: Stripe.Checkout.Session
  setup_intent: Stripe.SetupIntent
  switches: Switches
}
export type Kind = keyof Kinds
