import type { Instant } from '#shared/dates.ts'
import { minor, subtract, zero, type Minor } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import type {
  CheckoutRequest,
  PaymentsDoor,
  ProviderEvent,
  RefundOutcome,
  RefundRequest,
} from '../../ports/payments.ts'
import type { Chance } from './chance.ts'
import { eventOf, metadataOf } from './network-news.ts'

type Session = {
  id: string
  request: CheckoutRequest
  status: 'open' | 'complete' | 'expired'
  /** The address of the page has reached somebody: nobody pays on a page that nobody knows. */
  isKnown: boolean
}

/** What the network knows to have happened, whoever was told of it. */
export type Charge = {
  intentId: string
  paymentId: string
  caseId: string
  amount: Minor
  /** What of it the network has given back, or taken for the payer's bank. */
  refunded: Minor
  disputed: Minor
}
type Repayment = { id: string; charge: Charge; amount: Minor; status: RefundOutcome['status'] }
type Contest = { id: string; charge: Charge; taken: Minor; openedAt: Instant; isOpen: boolean }

/**
 * A card provider as bad as they come: answers get lost after the deed was done, news come late, twice, in any order,
 * or never. What it knows itself is the truth that our books are held against.
 */
export class CardNetwork {
  readonly sessions = new Map<string, Session>()
  readonly charges: Charge[] = []
  readonly refunds = new Map<string, Repayment>()
  readonly contests: Contest[] = []
  /** News on their way to us. */
  readonly news: ProviderEvent[] = []
  private readonly chance: Chance
  private readonly now: () => Instant
  #count = 0

  constructor(chance: Chance, now: () => Instant) {
    this.chance = chance
    this.now = now
  }

  readonly door: PaymentsDoor = {
    createCheckout: async (request) => {
      const known = [...this.sessions.values()].find((one) => one.request.paymentId === request.paymentId)
      const session = known ?? { id: this.#name('cs'), request, status: 'open' as const, isKnown: false }
      this.sessions.set(session.id, session)
      this.#mayFail(0.05)
      session.isKnown = true
      return { sessionId: session.id, url: `https://card.example/${session.id}` }
    },
    retrieveCheckout: async (sessionId) => {
      this.#mayFail(0.02)
      const { request, ...session } = this.#session(sessionId)
      // A page closes by itself, whether anybody is told or not.
      const isOver = session.status === 'open' && request.expiresAt <= this.now()
      const status = isOver ? 'expired' : session.status
      const charge = this.charges.find(({ paymentId }) => paymentId === request.paymentId)
      return {
        sessionId,
        status,
        paymentStatus: charge ? 'paid' : 'unpaid',
        paymentIntentId: charge?.intentId ?? null,
        amountMinor: request.amount,
        currency: request.currency,
        metadata: metadataOf(request),
        chargeId: null,
        keptCard: null,
        cardBrand: charge ? 'visa' : null,
        last4: charge ? '4242' : null,
      }
    },
    expireCheckout: async (sessionId) => {
      const session = this.#session(sessionId)
      if (session.status === 'open') session.status = 'expired'
      this.#mayFail(0.05)
    },
    // News are signed with nothing here: what arrives is what was told.
    verifyWebhook: async (raw) => JSON.parse(new TextDecoder().decode(raw as Uint8Array)) as ProviderEvent,
    listEventsSince: async () => [],
    refund: async (request) => {
      this.#mayFail(0.04)
      const made = this.#refund(request)
      this.#mayFail(0.06)
      return {
        providerRefundId: made.id,
        status: made.status,
        amountMinor: made.amount,
        currency: request.currency,
      }
    },
    retrievePayout: () => Promise.reject(new Error('Nothing is paid out here yet')),
    listPayoutsSince: async () => [],
    payoutMoves: async () => [],
    chargeCard: () => Promise.reject(new Error('No card is kept here')),
    findCharge: async () => null,
    removeCard: async () => undefined,
  }

  get openSessions(): Session[] {
    return [...this.sessions.values()].filter(
      ({ status, isKnown, request }) => status === 'open' && isKnown && request.expiresAt > this.now(),
    )
  }

  /** Somebody types a good card: from now on the money has moved, whether anybody tells us or not. */
  pay(session: Session): void {
    session.status = 'complete'
    const { paymentId, caseId, amount } = session.request
    const charge = { intentId: this.#name('pi'), paymentId, caseId, amount, refunded: zero, disputed: zero }
    this.charges.push(charge)
    const copies = this.chance.happens(0.15) ? 0 : this.chance.whole(1, 3)
    for (let copy = 0; copy < copies; copy += 1) this.#tell('checkout.completed', session, charge.intentId)
  }

  decline(session: Session): void {
    this.#tell('payment.failed', session, null)
  }

  expire(session: Session): void {
    session.status = 'expired'
    if (this.chance.happens(0.8)) this.#tell('checkout.expired', session, null)
  }

  /** What a bank thought over comes to its end; what it had already carried out may come back as well. */
  decideRefund({ id, charge, amount, ...refund }: Repayment, isGood: boolean): void {
    const [refundId] = [...this.refunds].find(([, one]) => one.id === id) ?? []
    const status = isGood ? 'succeeded' : 'failed'
    if (!isGood && refund.status !== 'failed') charge.refunded = subtract(charge.refunded, amount)
    this.refunds.set(refundId ?? id, { id, charge, amount, status })
    const told = {
      refundId: id,
      status,
      paymentIntentId: charge.intentId,
      metadata: { refundId: refundId ?? '' },
    }
    this.#say('refund.changed', 'charge.refund.updated', told, this.chance.whole(1, 2))
  }

  /** A payer does not recognise the payment, and the payer's bank takes at once what is left of it. */
  contest(charge: Charge): void {
    const taken = subtract(charge.amount, charge.refunded, charge.disputed)
    if (taken === 0) return
    charge.disputed = minor(charge.disputed + taken)
    const contest = { id: this.#name('dp'), charge, taken, openedAt: this.now(), isOpen: true }
    this.contests.push(contest)
    this.#sayOf(contest, 'charge.dispute.created', 'needs_response')
  }

  decideContest(contest: Contest, isWon: boolean): void {
    contest.isOpen = false
    if (isWon) contest.charge.disputed = subtract(contest.charge.disputed, contest.taken)
    this.#sayOf(contest, 'charge.dispute.closed', isWon ? 'won' : 'lost')
  }

  #sayOf({ id, charge, taken, openedAt }: Contest, providerType: string, status: string): void {
    const dispute = {
      disputeId: id,
      paymentIntentId: charge.intentId,
      status,
      reason: 'fraudulent',
      amountMinor: taken,
      currency: 'EUR',
      openedAt,
      evidenceDueAt: null,
    }
    const told = { dispute, status, paymentIntentId: charge.intentId }
    this.#say('dispute.changed', providerType, told, this.chance.whole(1, 3))
  }

  #refund({ refundId, paymentIntentId, amount }: RefundRequest): Repayment {
    const known = this.refunds.get(refundId)
    if (known) return known
    const charge = this.charges.find(({ intentId }) => intentId === paymentIntentId)
    if (!charge) throw new Refusal('payments.refundRejected')
    const left = subtract(charge.amount, charge.refunded, charge.disputed)
    const wanted = amount ?? left
    if (wanted > left || wanted <= 0) throw new Refusal('payments.refundRejected')
    const status = this.chance.pick(['succeeded', 'succeeded', 'pending', 'failed'] as const) ?? 'pending'
    if (status !== 'failed') charge.refunded = minor(charge.refunded + wanted)
    const made = { id: this.#name('re'), charge, amount: wanted, status }
    this.refunds.set(refundId, made)
    return made
  }

  #tell(
    kind: 'checkout.completed' | 'checkout.expired' | 'payment.failed',
    { id, request }: Session,
    intent: string | null,
  ) {
    const told = {
      sessionId: id,
      paymentIntentId: intent,
      paid: intent !== null,
      metadata: metadataOf(request),
    }
    this.#say(kind, kind, { ...told, amountMinor: request.amount, currency: request.currency }, 1)
  }

  #say(
    kind: ProviderEvent['kind'],
    providerType: string,
    told: Partial<ProviderEvent>,
    copies: number,
  ): void {
    const event = eventOf(this.#name('evt'), kind, providerType, this.now(), told)
    for (let copy = 0; copy < copies; copy += 1) this.news.push(event)
  }

  #mayFail(share: number): void {
    if (this.chance.happens(share)) throw new Refusal('payments.providerUnavailable')
  }

  #session(sessionId: string): Session {
    const session = this.sessions.get(sessionId)
    if (!session) throw new Error(`The provider has no page ${sessionId}`)
    return session
  }

  #name = (prefix: string) => `${prefix}_${this.chance.seed}_${(this.#count += 1)}`
}
