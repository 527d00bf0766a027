import { Refusal } from '#shared/refusal.ts'
import type { CheckoutRequest, PaymentsDoor } from '../../ports/payments.ts'
import type { News } from '../../payments/settle-payment.ts'
import type { Chance } from './chance.ts'

type Session = {
  id: string
  request: CheckoutRequest
  status: 'open' | 'complete' | 'expired'
  /** The address of the page has reached somebody: nobody pays on a page that nobody knows. */
  isKnown: boolean
}

/** What the network knows to have happened, whoever was told of it. */
export type Charge = { intentId: string; request: CheckoutRequest; isBack: boolean }

/**
 * A card provider as bad as they come: answers get lost after the deed was done, news come late, twice, in any order,
 * or never. What it knows itself is the truth that our books are held against.
 */
export class CardNetwork {
  readonly sessions = new Map<string, Session>()
  readonly charges: Charge[] = []
  /** News on their way to us. */
  readonly news: News[] = []
  private readonly chance: Chance
  #count = 0

  constructor(chance: Chance) {
    this.chance = chance
  }

  readonly door: PaymentsDoor = {
    createCheckout: async (request) => {
      const known = [...this.sessions.values()].find((one) => one.request.paymentId === request.paymentId)
      const session = known ?? { id: this.#name('cs'), request, status: 'open' as const, isKnown: false }
      this.sessions.set(session.id, session)
      if (this.chance.happens(0.05)) throw new Refusal('payments.providerUnavailable')
      session.isKnown = true
      return { sessionId: session.id, url: `https://card.example/${session.id}` }
    },
    retrieveCheckout: async (sessionId) => {
      if (this.chance.happens(0.02)) throw new Refusal('payments.providerUnavailable')
      const session = this.#session(sessionId)
      const charge = this.charges.find(({ request }) => request === session.request)
      return {
        sessionId,
        status: session.status,
        paymentStatus: charge ? 'paid' : 'unpaid',
        paymentIntentId: charge?.intentId ?? null,
        amountMinor: session.request.amount,
        currency: session.request.currency,
        metadata: metadataOf(session.request),
        chargeId: null,
        keptCard: null,
        cardBrand: charge ? 'visa' : null,
        last4: charge ? '4242' : null,
      }
    },
    expireCheckout: async (sessionId) => {
      const session = this.#session(sessionId)
      if (session.status === 'open') session.status = 'expired'
      if (this.chance.happens(0.05)) throw new Refusal('payments.providerUnavailable')
    },
    verifyWebhook: () => Promise.reject(new Error('News are told here without a signature')),
    listEventsSince: async () => [],
    refund: () => Promise.reject(new Error('Nothing is given back here yet')),
    chargeCard: () => Promise.reject(new Error('No card is kept here')),
    findCharge: async () => null,
    removeCard: async () => undefined,
  }

  get openSessions(): Session[] {
    return [...this.sessions.values()].filter(({ status, isKnown }) => status === 'open' && isKnown)
  }

  /** Somebody types a good card: from now on the money has moved, whether anybody tells us or not. */
  pay(session: Session): void {
    session.status = 'complete'
    const charge = { intentId: this.#name('pi'), request: session.request, isBack: false }
    this.charges.push(charge)
    const copies = this.chance.happens(0.15) ? 0 : this.chance.whole(1, 3)
    for (let copy = 0; copy < copies; copy += 1) this.#tell(session, 'paid', charge.intentId)
  }

  decline(session: Session): void {
    this.#tell(session, 'failed', null)
  }

  expire(session: Session): void {
    session.status = 'expired'
    if (this.chance.happens(0.8)) this.#tell(session, 'expired', null)
  }

  #tell({ id, request }: Session, outcome: News['outcome'], providerPaymentId: string | null): void {
    this.news.push({
      eventId: this.#name('evt'),
      kind: `checkout.${outcome}`,
      sessionId: id,
      providerPaymentId,
      outcome,
      amountMinor: request.amount,
      currency: request.currency,
      metadata: metadataOf(request),
      card: null,
    })
  }

  #session(sessionId: string): Session {
    const session = this.sessions.get(sessionId)
    if (!session) throw new Error(`The provider has no page ${sessionId}`)
    return session
  }

  #name = (prefix: string) => `${prefix}_${this.chance.seed}_${(this.#count += 1)}`
}

const metadataOf = ({ paymentId, caseId }: CheckoutRequest) => ({ paymentId, caseId })
