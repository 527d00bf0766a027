import { addDays, addHours, type Day, type Instant } from '../dates.ts'
import type { Minor } from '../money.ts'
import { isRefusal } from '../refusal.ts'
import {
  isLive,
  type NegotiationStatus,
  type Party,
  roundExpiresAt,
  type Side,
  type Standing,
  whyNotTakeBack,
} from './negotiation.ts'
import { OwedCase, type Rules } from './owed-case.test-kit.ts'
import type { Situation, Verdict } from './plan-policy.ts'
import type { Instalment, Terms } from './schedule.ts'

type Round = { number: number; by: Side; terms: Terms; claimed: Minor; claimedOn: Day }
export type Step = {
  at: Instant
  party: Party
  personId: string
  command: string
  round: number
  negotiation: number
}
export type Negotiation = {
  id: number
  status: NegotiationStatus
  rounds: Round[]
  round: number
  expiresAt: Instant
  heldUntil: Instant | null
  before: { status: NegotiationStatus; expiresAt: Instant; round: number } | null
  firstApprovalBy: string | null
  over: boolean
}
export type Plan = {
  negotiation: Negotiation
  round: Round
  instalments: Instalment[]
  signedAt: Instant
  /** Something was disputed when it was signed; what is disputed later is another matter. */
  wasDisputed: boolean
}

/** One case of a town that negotiates: every command goes through the rules, in the order in which the server asks. */
export class Town extends OwedCase {
  negotiations: Negotiation[] = []
  plans: Plan[] = []
  log: Step[] = []

  protected override get hasPlan(): boolean {
    return this.plans.length > 0
  }

  live(): Negotiation | null {
    for (const negotiation of this.negotiations)
      if (!negotiation.over && this.use.statusAt(negotiation, this.now) === 'EXPIRED') {
        negotiation.status = 'EXPIRED'
        negotiation.over = true
        negotiation.heldUntil = null
      }
    return this.negotiations.find(({ over }) => !over) ?? null
  }

  offer(terms: Terms): boolean {
    const live = this.live()
    const situation = this.situation()
    if (this.use.whyNotPropose(terms, situation)) return false
    if (live && !this.allowed('offer', live, 'debtor', 'debtor')) return false
    const negotiation = live ?? this.begin()
    this.write(negotiation, 'debtor', terms, situation)
    Object.assign(negotiation, {
      status: 'WITH_MANAGER',
      expiresAt: roundExpiresAt(this.now),
      firstApprovalBy: null,
    })
    this.note('debtor', 'debtor', 'offer', negotiation)
    return true
  }

  confirm(terms: Terms): boolean {
    const situation = this.situation()
    if (this.live() || this.use.whyNotPropose(terms, situation)) return false
    if (this.use.judge(terms, situation).decider !== 'NOBODY') return false
    const negotiation = this.begin()
    this.write(negotiation, 'debtor', terms, situation)
    this.bind(negotiation)
    return true
  }

  sign(): boolean {
    const live = this.live()
    if (!live || !this.allowed('sign', live, 'debtor', 'debtor') || this.hasChanged(live)) return false
    this.bind(live)
    return true
  }

  withdraw(): boolean {
    const live = this.live()
    if (!live || !this.allowed('withdraw', live, 'debtor', 'debtor')) return false
    Object.assign(live, { status: 'WITHDRAWN', over: true, heldUntil: null })
    this.note('debtor', 'debtor', 'withdraw', live)
    return true
  }

  decide(
    command: 'counter' | 'recommend' | 'approve' | 'reject',
    party: 'manager' | 'creditor',
    personId: string,
    terms?: Terms,
  ): boolean {
    const live = this.live()
    if (!live || !this.allowed(command, live, party, personId)) return false
    if ((command === 'approve' || command === 'recommend') && this.hasChanged(live)) return false
    const before = { status: live.status, expiresAt: live.expiresAt, round: live.round }
    if (command === 'counter') {
      if (!terms || this.use.whyNotPropose(terms, this.situation())) return false
      this.write(live, party === 'creditor' ? 'creditor' : 'desk', terms, this.situation())
    }
    const status = this.use.decided(command, this.standing(live), party)
    const isFirst = status === 'WITH_MANAGER' && command !== 'reject'
    Object.assign(live, {
      status,
      before,
      // Until it is told: how many seconds that are is a matter of the clock, not of the rules.
      heldUntil: addHours(this.now, 1),
      expiresAt: roundExpiresAt(this.now),
      firstApprovalBy: isFirst ? personId : null,
    })
    this.note(party, personId, command, live)
    return true
  }

  tell(): void {
    const live = this.live()
    if (!live?.heldUntil) return
    Object.assign(live, { heldUntil: null, before: null, over: !isLive(live.status) })
    this.note('system', 'system', 'told', live)
  }

  takeBack(personId: string): boolean {
    const live = this.live()
    const last = this.log.findLast(({ negotiation }) => negotiation === live?.id)
    if (!live?.before || whyNotTakeBack(live, last?.personId ?? null, personId)) return false
    const { status, expiresAt, round } = live.before
    Object.assign(live, { status, expiresAt, round, heldUntil: null, before: null, firstApprovalBy: null })
    this.note('manager', personId, 'takeBack', live)
    return true
  }

  standing(negotiation: Negotiation): Standing {
    const round = this.last(negotiation)
    const { decider } = this.verdict(negotiation)
    return {
      status: negotiation.status,
      by: round.by,
      decider,
      isReduction: round.terms.total < round.claimed,
      expiresAt: negotiation.expiresAt,
      heldUntil: negotiation.heldUntil,
      firstApprovalBy: negotiation.firstApprovalBy,
    }
  }

  verdict(negotiation: Negotiation): Verdict {
    const { terms, claimedOn } = this.last(negotiation)
    return this.use.judge(terms, this.situation(claimedOn))
  }

  last(negotiation: Negotiation): Round {
    const round = negotiation.rounds.find(({ number }) => number === negotiation.round)
    if (!round) throw new Error('A negotiation has a round')
    return round
  }

  private hasChanged(negotiation: Negotiation): boolean {
    const demand = this.demand()
    return demand.undisputed !== this.last(negotiation).claimed || demand.isPaused || this.hasPlan
  }

  private allowed(
    command: Parameters<Rules['whyNotNegotiate']>[0],
    negotiation: Negotiation,
    party: Party,
    personId: string,
  ): boolean {
    const who = { party, personId }
    return !isRefusal(this.use.whyNotNegotiate(command, this.standing(negotiation), who, this.now))
  }

  private begin(): Negotiation {
    const negotiation: Negotiation = {
      id: this.negotiations.length,
      status: 'WITH_MANAGER',
      rounds: [],
      round: 0,
      expiresAt: roundExpiresAt(this.now),
      heldUntil: null,
      before: null,
      firstApprovalBy: null,
      over: false,
    }
    this.negotiations.push(negotiation)
    return negotiation
  }

  private write(negotiation: Negotiation, by: Side, terms: Terms, situation: Situation) {
    const number = negotiation.rounds.length + 1
    negotiation.rounds.push({
      number,
      by,
      terms,
      claimed: situation.undisputed,
      claimedOn: addDays(situation.today, 0),
    })
    negotiation.round = number
  }

  private bind(negotiation: Negotiation) {
    const round = this.last(negotiation)
    const instalments = this.use.scheduleOf(round.terms, new Set())
    const wasDisputed = this.holds.length > 0
    this.plans.push({ negotiation, round, instalments, signedAt: this.now, wasDisputed })
    Object.assign(negotiation, { status: 'SIGNED', over: true })
    this.note('debtor', 'debtor', 'sign', negotiation)
  }

  private note(party: Party, personId: string, command: string, { id, round }: Negotiation) {
    this.log.push({ at: this.now, party, personId, command, round, negotiation: id })
  }
}
