import type { Day, Instant } from '../dates.ts'
import type { NegotiationId } from '../ids.ts'
import type { Currency, Minor } from '../money.ts'
import type { NegotiationStatus } from '../plans/negotiation.ts'
import type { Bounds } from '../plans/plan-terms.ts'
import type { Instalment, Terms } from '../plans/schedule.ts'

/** One offer of either side as the debtor sees it. */
export type ShownOffer = {
  number: number
  by: 'you' | 'us'
  at: Instant
  total: Minor
  claimed: Minor
  words: string | null
  instalments: Instalment[]
}

/** Everything about paying in parts that a debtor may see: a test holds these keys against what leaves. */
export type PlanTalk = {
  today: Day
  currency: Currency
  /** What a plan can be about: what is open and not disputed. */
  undisputed: Minor
  bounds: Bounds
  holidays: Day[]
  /** Who would be asked outside the bounds. */
  outsideDecider: 'MANAGER' | 'CREDITOR'
  managerName: string | null
  creditorName: string
  answerBy: Day
  newNegotiationId: NegotiationId
  /** Why no plan can be proposed at all. */
  whyNot: { code: string; params: Record<string, string | number> } | null
  live: {
    negotiationId: NegotiationId
    version: number
    status: NegotiationStatus
    isOver: boolean
    offers: ShownOffer[]
    expiresOn: Day
    answerBy: Day
    decider: 'MANAGER' | 'CREDITOR'
    /** Why the answer was no. */
    reason: string | null
    hasChanged: boolean
    mayOffer: boolean
    /** What there is to sign, and the hash of its words. */
    sign: { paragraphs: string[]; sha256: string; instalments: Instalment[] } | null
  } | null
  plan: { planId: string; isActive: boolean; signerName: string; signedAt: Instant; hasPaper: boolean } | null
}

/** What would come of terms before anything is sent. */
export type DrawnPlan = {
  terms: Terms
  claimed: Minor
  instalments: Instalment[]
  decider: 'NOBODY' | 'MANAGER' | 'CREDITOR'
  isReduction: boolean
  isDisputed: boolean
  paragraphs: string[]
  sha256: string
}
