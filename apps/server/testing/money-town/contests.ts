import type { Instant } from '#shared/dates.ts'
import { type Minor, minor, subtract } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ChargebacksDoor, ProviderDispute } from '../../ports/chargebacks.ts'
import type { Chance } from './chance.ts'
import type { Charge } from './network-objects.ts'
import { mayFail } from './network-news.ts'

export type Contest = {
  id: string
  charge: Charge
  taken: Minor
  openedAt: Instant
  dueAt: Instant
  status: 'needs_response' | 'under_review' | 'won' | 'lost'
  /** The one answer that a bank reads, by its attempt; null while there is none. */
  answered: number | null
}

const days = 24 * 3_600_000

/** What payers do not recognise: the bank takes it at once, listens for some days, and decides. */
export class Contests {
  readonly all: Contest[] = []
  private readonly chance: Chance
  private readonly now: () => Instant
  /** The money moves, and whoever asks is told. */
  private readonly moved: (contest: Contest, amount: Minor) => void

  constructor(chance: Chance, now: () => Instant, moved: Contests['moved']) {
    this.chance = chance
    this.now = now
    this.moved = moved
  }

  readonly door: ChargebacksDoor = {
    listSince: async (since) => {
      mayFail(this.chance, 0.03)
      return this.all.filter(({ openedAt }) => openedAt >= since).map(disputeOf)
    },
    retrieve: async (id) => {
      mayFail(this.chance, 0.03)
      return disputeOf(this.#contest(id))
    },
    answer: async ({ disputeId, attempt }) => {
      mayFail(this.chance, 0.05)
      const contest = this.#contest(disputeId)
      if (contest.answered !== attempt) {
        if (contest.status !== 'needs_response' || contest.dueAt < this.now())
          throw new Refusal('payments.chargebackOver')
        contest.answered = attempt
        contest.status = 'under_review'
      }
      mayFail(this.chance, 0.1)
      return disputeOf(contest)
    },
    accept: async (id) => {
      mayFail(this.chance, 0.05)
      const contest = this.#contest(id)
      if (contest.status === 'under_review' || contest.status === 'won')
        throw new Refusal('payments.chargebackOver')
      contest.status = 'lost'
      mayFail(this.chance, 0.1)
      return disputeOf(contest)
    },
  }

  get open(): Contest[] {
    return this.all.filter(({ status }) => status === 'needs_response' || status === 'under_review')
  }

  /** What is left of the payment is taken. */
  contest(id: string, charge: Charge): Contest | null {
    const taken = subtract(charge.amount, charge.refunded, charge.disputed)
    if (taken === 0) return null
    const openedAt = this.now()
    const dueAt = new Date(Date.parse(openedAt) + 9 * days).toISOString() as Instant
    const contest: Contest = { id, charge, taken, openedAt, dueAt, status: 'needs_response', answered: null }
    charge.disputed = minor(charge.disputed + taken)
    this.all.push(contest)
    this.moved(contest, minor(-taken))
    return contest
  }

  decide(contest: Contest, isWon: boolean): void {
    contest.status = isWon ? 'won' : 'lost'
    if (!isWon) return
    contest.charge.disputed = subtract(contest.charge.disputed, contest.taken)
    this.moved(contest, contest.taken)
  }

  #contest(id: string): Contest {
    const contest = this.all.find((one) => one.id === id)
    if (!contest) throw new Error(`Nobody contests ${id}`)
    return contest
  }
}

export const disputeOf = ({ id, charge, taken, status, openedAt, dueAt }: Contest): ProviderDispute => ({
  disputeId: id,
  paymentIntentId: charge.intentId,
  status,
  reason: 'fraudulent',
  amountMinor: taken,
  currency: 'EUR',
  openedAt,
  evidenceDueAt: dueAt,
})
