import { defaultMandate, type Mandate } from '../agreements/mandate.ts'
import type { ClaimQuestion } from '../cases/claim.ts'
import { claimOn } from '../cases/claim.ts'
import { demandOf, type Held } from '../cases/demand.ts'
import { addDays, addHours, type Day, day, dayOf, type Instant, instant } from '../dates.ts'
import { type InvoiceId, newId } from '../ids.ts'
import { type Minor, minor } from '../money.ts'
import { isRefusal } from '../refusal.ts'
import {
  decided,
  isLive,
  type NegotiationStatus,
  type Party,
  roundExpiresAt,
  type Side,
  type Standing,
  statusAt,
  whyNotNegotiate,
  whyNotTakeBack,
} from './negotiation.ts'
import { judge, type Situation, type Verdict, whyNotPropose } from './plan-policy.ts'
import { type Instalment, scheduleOf, type Terms } from './schedule.ts'

/** The rules as one thing, so that a test can plant a fault in one of them and see whether it is found. */
export const rules = { judge, whyNotPropose, whyNotNegotiate, decided, scheduleOf, demandOf, statusAt }
export type Rules = typeof rules

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
export class Town {
  now: Instant = instant('2026-11-21T09:00:00Z')
  negotiations: Negotiation[] = []
  plans: Plan[] = []
  holds: Held[] = []
  paid = 0
  log: Step[] = []
  readonly invoices: { invoiceId: InvoiceId; amount: Minor }[]

  readonly owed: Minor
  readonly mandate: Mandate
  readonly use: Rules

  constructor(owed: Minor, mandate: Mandate, use: Rules) {
    this.owed = owed
    this.mandate = mandate
    this.use = use
    const half = minor(Math.floor(owed / 2))
    this.invoices = [half, minor(owed - half)].map((amount, place) => ({
      invoiceId: newId('invoice', place + 1),
      amount,
    }))
  }

  get today(): Day {
    return dayOf(this.now, 'UTC')
  }

  claim(interestUntil?: Day) {
    const question: ClaimQuestion = {
      invoices: this.invoices.map(({ invoiceId, amount }, place) => ({
        invoiceId,
        number: String(place),
        dueOn: day('2026-11-20'),
        amount,
      })),
      receipts: this.paid
        ? [{ paymentId: newId('payment', 1), on: day('2026-11-20'), amount: minor(this.paid) }]
        : [],
      // A creditor whose law knows no interest: the oracle can then add up by itself.
      creditorCountry: 'AE',
      debtorCountry: 'DE',
      currency: 'EUR',
      ...(interestUntil ? { interestUntil } : {}),
    }
    return claimOn(this.today, question)
  }

  demand() {
    return this.use.demandOf(this.claim(), this.holds)
  }

  situation(on: Day = this.today): Situation {
    const demand = this.demand()
    return {
      status: 'ACTIVE',
      today: on,
      currency: 'EUR',
      placedOn: day('2026-11-02'),
      principalPlaced: this.owed,
      outstanding: this.claim().outstanding,
      undisputed: demand.undisputed,
      isPaused: demand.isPaused,
      isDisputed: demand.held > 0,
      hasPlan: this.plans.length > 0,
      hasBroken: false,
      mandate: this.mandate,
      holidays: new Set(),
    }
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
    return demand.undisputed !== this.last(negotiation).claimed || demand.isPaused || this.plans.length > 0
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

export const mandates: Mandate[] = [
  defaultMandate,
  { ...defaultMandate, discountAtMost: 1_000 },
  { ...defaultMandate, automaticApproval: false },
  { ...defaultMandate, authorityLimit: minor(5_000_00), instalments: [{ below: minor(5_000_00), most: 4 }] },
]
