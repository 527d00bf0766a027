import { addDays, type Day, type Instant } from '#shared/dates.ts'
import { type Minor, minor, negate, subtract, sum, zero } from '#shared/money.ts'
import type { PayoutMove } from '#shared/payments/card-payout.ts'
import type { PaymentsDoor, PayoutOutcome } from '../../ports/payments.ts'
import type { Chance } from './chance.ts'
import { mayFail } from './network-news.ts'

type Move = PayoutMove & { payoutId: string | null }
export type Payout = {
  id: string
  amount: Minor
  status: PayoutOutcome['status']
  arrivesOn: Day
  createdAt: Instant
  /** Under which the bank names it. */
  trace: string
  isAtBank: boolean
}

/** 1.5 percent and 25 cents of every payment, and 15.00 of every one that is contested. */
const feeOf = (amount: Minor) => minor(Math.floor((amount * 15 + 500) / 1_000) + 25)
export const contestFee = minor(15_00)

/** What the card provider holds, movement by movement, and what of it it has sent to the bank. */
export class Clearing {
  readonly moves: Move[] = []
  readonly payouts: Payout[] = []
  private readonly chance: Chance
  private readonly now: () => Instant
  private readonly name: (prefix: string) => string

  constructor(chance: Chance, now: () => Instant, name: (prefix: string) => string) {
    this.chance = chance
    this.now = now
    this.name = name
  }

  readonly door: Pick<PaymentsDoor, 'retrievePayout' | 'listPayoutsSince' | 'payoutMoves'> = {
    retrievePayout: async (id) => {
      mayFail(this.chance, 0.03)
      return this.#outcome(id)
    },
    listPayoutsSince: async (since) => {
      mayFail(this.chance, 0.03)
      return this.payouts.filter(({ createdAt }) => createdAt >= since).map(({ id }) => this.#outcome(id))
    },
    payoutMoves: async (id) => {
      mayFail(this.chance, 0.03)
      return this.#movesOf(id)
    },
  }

  move(kind: string, sourceId: string, paymentIntentId: string | null, amount: Minor, fee: Minor = zero) {
    const [moveId, currency] = [this.name('txn'), 'EUR'] as const
    this.moves.push({ moveId, kind, sourceId, paymentIntentId, amount, fee, currency, payoutId: null })
  }

  charge = (intentId: string, amount: Minor) => this.move('charge', intentId, intentId, amount, feeOf(amount))

  /** Everything that lies there, or only the oldest of it; nothing where the sum is not above zero. */
  payOut(isWhole: boolean): Payout | null {
    const waiting = this.moves.filter(({ payoutId }) => payoutId === null)
    const some = isWhole ? waiting : waiting.slice(0, Math.ceil(waiting.length / 2))
    const amount = sum(some.map((move) => subtract(move.amount, move.fee)))
    if (amount <= 0) return null
    const [id, createdAt] = [this.name('po'), this.now()]
    const trace = `TRACE${id.replaceAll('_', '').toUpperCase().padStart(14, '0')}`
    const arrivesOn = addDays(createdAt.slice(0, 10) as Day, 2)
    const payout: Payout = { id, amount, status: 'PENDING', arrivesOn, createdAt, trace, isAtBank: false }
    for (const move of some) move.payoutId = id
    this.payouts.push(payout)
    return payout
  }

  /** The bank has taken nothing: all of it leaves again with a later payout. */
  fail(payout: Payout): void {
    payout.status = 'FAILED'
    this.move('payout_failure', payout.id, null, payout.amount)
  }

  #outcome(id: string): PayoutOutcome {
    const { amount, status, arrivesOn, createdAt, trace } = this.#payout(id)
    const told = { payoutId: id, status, amountMinor: amount, currency: 'EUR' }
    return { ...told, arrivesOn, createdAt, references: [id, trace] }
  }

  /** As the provider lists them: the payout itself stands among its own movements. */
  #movesOf(id: string): PayoutMove[] {
    const own = {
      moveId: `own_${id}`,
      kind: 'payout',
      sourceId: id,
      paymentIntentId: null,
      amount: negate(this.#payout(id).amount),
      fee: zero,
      currency: 'EUR',
    }
    const inIt = this.moves.filter(({ payoutId }) => payoutId === id)
    return [own, ...inIt.map(({ payoutId: _, ...move }) => move)]
  }

  /** What has reached the bank, by whichever payout carried it there in the end. */
  get arrived(): readonly PayoutMove[] {
    return this.moves.filter(({ kind, payoutId }) => kind !== 'payout_failure' && this.#hasArrived(payoutId))
  }

  #hasArrived(payoutId: string | null): boolean {
    if (payoutId === null) return false
    const { id, status } = this.#payout(payoutId)
    if (status !== 'FAILED') return status === 'PAID'
    const again = this.moves.find(({ kind, sourceId }) => kind === 'payout_failure' && sourceId === id)
    return this.#hasArrived(again?.payoutId ?? null)
  }

  #payout(id: string): Payout {
    const payout = this.payouts.find((one) => one.id === id)
    if (!payout) throw new Error(`The provider knows no payout ${id}`)
    return payout
  }
}
