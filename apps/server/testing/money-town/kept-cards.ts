import type { Day, Instant } from '#shared/dates.ts'
import type { ChargeOutcome, ChargeRequest, KeptCard, PaymentsDoor } from '../../ports/payments.ts'
import type { Chance } from './chance.ts'
import { mayFail } from './network-news.ts'

/** One try to charge a kept card, as the provider knows it. */
export type Try = { request: ChargeRequest; outcome: ChargeOutcome; on: Day }

/** The cards that payers let us keep: charged when nobody is there, refused now and then, forgotten when it is asked. */
export class KeptCards {
  readonly tries = new Map<string, Try>()
  readonly forgotten = new Set<string>()
  private readonly chance: Chance
  private readonly now: () => Instant
  private readonly charge: (request: ChargeRequest) => string
  #count = 0

  constructor(chance: Chance, now: () => Instant, charge: (request: ChargeRequest) => string) {
    this.chance = chance
    this.now = now
    this.charge = charge
  }

  keep(): KeptCard {
    const place = (this.#count += 1)
    const name = `${this.chance.seed}_${place}`
    const shown = { brand: 'visa', last4: '4242', expiryMonth: 12, expiryYear: 2029 }
    return { customerId: `cus_${name}`, methodId: `pm_${name}`, ...shown }
  }

  readonly door: Pick<PaymentsDoor, 'chargeCard' | 'findCharge' | 'removeCard'> = {
    chargeCard: async (request) => {
      mayFail(this.chance, 0.05)
      const outcome = this.tries.get(request.chargeId)?.outcome ?? this.#decide(request)
      mayFail(this.chance, 0.1)
      return outcome
    },
    findCharge: async (chargeId) => {
      mayFail(this.chance, 0.05)
      return this.tries.get(chargeId)?.outcome ?? null
    },
    removeCard: async (methodId) => {
      mayFail(this.chance, 0.1)
      this.forgotten.add(methodId)
    },
  }

  /** What was looked into for a while comes to its end. */
  decideOpen(): void {
    for (const one of this.tries.values())
      if (one.outcome.status === 'processing') one.outcome = this.#succeeded(one.request)
  }

  #decide(request: ChargeRequest): ChargeOutcome {
    if (this.forgotten.has(request.card.methodId))
      throw new Error('A card is charged that was to be forgotten')
    const said = this.chance.pick([
      'succeeded',
      'succeeded',
      'succeeded',
      'declined',
      'needs-debtor',
      'processing',
    ])
    const outcome =
      said === 'succeeded'
        ? this.#succeeded(request)
        : ({
            status: said as ChargeOutcome['status'],
            paymentIntentId: null,
            reason: said === 'declined' ? 'insufficient_funds' : null,
          } satisfies ChargeOutcome)
    this.tries.set(request.chargeId, { request, outcome, on: this.now().slice(0, 10) as Day })
    return outcome
  }

  #succeeded = (request: ChargeRequest): ChargeOutcome => ({
    status: 'succeeded',
    paymentIntentId: this.charge(request),
    reason: null,
  })
}
