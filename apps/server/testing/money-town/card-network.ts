import type { Instant } from '#shared/dates.ts'
import { type Minor, minor, negate, subtract, zero } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ChargeRequest, PaymentsDoor, ProviderEvent, RefundRequest } from '../../ports/payments.ts'
import type { Chance } from './chance.ts'
import { Clearing, contestFee, type Payout } from './clearing.ts'
import { type Contest, Contests, disputeOf } from './contests.ts'
import { KeptCards } from './kept-cards.ts'
import type { Charge, Repayment, Session } from './network-objects.ts'
import { eventOf, mayFail, metadataOf } from './network-news.ts'

/**
 * A card provider as bad as they come: answers get lost after the deed was done, news come late, twice, in any order,
 * or never. What it knows itself is the truth that our books are held against.
 */
export class CardNetwork {
  readonly door: PaymentsDoor
  readonly sessions = new Map<string, Session>()
  readonly charges: Charge[] = []
  readonly refunds = new Map<string, Repayment>()
  readonly contests: Contests
  readonly clearing: Clearing
  readonly keptCards: KeptCards
  /** News on their way to us. */
  readonly news: ProviderEvent[] = []
  private readonly chance: Chance
  private readonly now: () => Instant
  #count = 0

  constructor(chance: Chance, now: () => Instant) {
    this.chance = chance
    this.now = now
    this.clearing = new Clearing(chance, now, this.#name)
    this.keptCards = new KeptCards(chance, now, (request) => this.#chargeKept(request))
    this.contests = new Contests(chance, now, ({ id, charge }, amount) =>
      this.clearing.move('adjustment', id, charge.intentId, amount, amount < 0 ? contestFee : zero),
    )
    this.door = { ...this.#pages, ...this.clearing.door, ...this.keptCards.door }
  }

  readonly #pages: Omit<PaymentsDoor, keyof Clearing['door'] | keyof KeptCards['door']> = {
    createCheckout: async (request) => {
      const known = [...this.sessions.values()].find((one) => one.request.paymentId === request.paymentId)
      const session = known ?? {
        id: this.#name('cs'),
        request,
        status: 'open' as const,
        isKnown: false,
        keptCard: null,
      }
      this.sessions.set(session.id, session)
      mayFail(this.chance, 0.05)
      session.isKnown = true
      return { sessionId: session.id, url: `https://card.example/${session.id}` }
    },
    retrieveCheckout: async (sessionId) => {
      mayFail(this.chance, 0.02)
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
        keptCard: session.keptCard,
        cardBrand: charge ? 'visa' : null,
        last4: charge ? '4242' : null,
      }
    },
    expireCheckout: async (sessionId) => {
      const session = this.#session(sessionId)
      if (session.status === 'open') session.status = 'expired'
      mayFail(this.chance, 0.05)
    },
    // News are signed with nothing here: what arrives is what was told.
    verifyWebhook: async (raw) => JSON.parse(new TextDecoder().decode(raw as Uint8Array)) as ProviderEvent,
    listEventsSince: async () => [],
    refund: async (request) => {
      mayFail(this.chance, 0.04)
      const made = this.#refund(request)
      mayFail(this.chance, 0.06)
      return {
        providerRefundId: made.id,
        status: made.status,
        amountMinor: made.amount,
        currency: request.currency,
      }
    },
  }

  get openSessions(): Session[] {
    return [...this.sessions.values()].filter(
      ({ status, isKnown, request }) => status === 'open' && isKnown && request.expiresAt > this.now(),
    )
  }

  /** Somebody types a good card: from now on the money has moved, whether anybody tells us or not. */
  pay(session: Session): void {
    session.status = 'complete'
    const { intentId } = this.#charge(session.request)
    if (session.request.keepsCard) session.keptCard = this.keptCards.keep()
    const copies = this.#copies()
    for (let copy = 0; copy < copies; copy += 1) this.#tell('checkout.completed', session, intentId)
  }

  /** From here on the money has moved. */
  #charge({ paymentId, caseId, amount }: { paymentId: string; caseId: string; amount: Minor }): Charge {
    const charge = { intentId: this.#name('pi'), paymentId, caseId, amount, refunded: zero, disputed: zero }
    this.charges.push(charge)
    this.clearing.charge(charge.intentId, amount)
    return charge
  }

  #chargeKept({ paymentId, caseId, amount, currency }: ChargeRequest): string {
    const { intentId } = this.#charge({ paymentId, caseId, amount })
    const about = { paymentIntentId: intentId, paid: true, metadata: { paymentId, caseId } }
    this.#say(
      'charge.succeeded',
      'payment_intent.succeeded',
      { ...about, amountMinor: amount, currency },
      this.#copies(),
    )
    return intentId
  }

  #copies = () => (this.chance.happens(0.15) ? 0 : this.chance.whole(1, 3))

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
    if (!isGood && refund.status !== 'failed') {
      charge.refunded = subtract(charge.refunded, amount)
      this.clearing.move('refund_failure', id, charge.intentId, amount)
    }
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
    const contest = this.contests.contest(this.#name('dp'), charge)
    if (contest) this.#sayOf(contest, 'charge.dispute.created')
  }

  decideContest(contest: Contest, isWon: boolean): void {
    this.contests.decide(contest, isWon)
    this.#sayOf(contest, 'charge.dispute.closed')
  }

  #sayOf(contest: Contest, providerType: string): void {
    const dispute = disputeOf(contest)
    const { status, paymentIntentId } = dispute
    // Never lost: we look back a week at what nobody told, and here the clock jumps over more without anybody asking.
    const copies = this.chance.whole(1, 3)
    this.#say('dispute.changed', providerType, { dispute, status, paymentIntentId }, copies)
  }

  /** What lies there is sent to the bank; it is told as often as anything. */
  payOut(isWhole: boolean): void {
    const payout = this.clearing.payOut(isWhole)
    if (payout) this.sayOfPayout(payout)
  }

  sayOfPayout = ({ id }: Payout) =>
    this.#say('payout.changed', 'payout.updated', { payoutId: id }, this.#copies())

  #refund({ refundId, paymentIntentId, amount }: RefundRequest): Repayment {
    const known = this.refunds.get(refundId)
    if (known) return known
    const charge = this.charges.find(({ intentId }) => intentId === paymentIntentId)
    if (!charge) throw new Refusal('payments.refundRejected')
    const left = subtract(charge.amount, charge.refunded, charge.disputed)
    const wanted = amount ?? left
    if (wanted > left || wanted <= 0) throw new Refusal('payments.refundRejected')
    const status = this.chance.pick(['succeeded', 'succeeded', 'pending', 'failed'] as const) ?? 'pending'
    const made = { id: this.#name('re'), charge, amount: wanted, status }
    if (status !== 'failed') {
      charge.refunded = minor(charge.refunded + wanted)
      this.clearing.move('refund', made.id, charge.intentId, negate(wanted))
    }
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

  #session(sessionId: string): Session {
    const session = this.sessions.get(sessionId)
    if (!session) throw new Error(`The provider has no page ${sessionId}`)
    return session
  }

  #name = (prefix: string) => `${prefix}_${this.chance.seed}_${(this.#count += 1)}`
}
