import type { PlannedInstalment } from '../cases/demand.ts'
import type { Day, Instant } from '../dates.ts'
import type { NegotiationId } from '../ids.ts'
import type { Currency, Minor } from '../money.ts'
import type { NegotiationStatus } from '../plans/negotiation.ts'
import type { AfterPlan, PlanEnd } from '../plans/ended-plan.ts'
import type { PlanLife, Restored } from '../plans/plan-state.ts'
import type { Bounds } from '../plans/plan-terms.ts'
import type { Instalment, Terms } from '../plans/schedule.ts'
import type { ShownCard } from './card-page.ts'
import type { PortalView } from './portal-pages.ts'
import type { FormState } from './public-pages.ts'

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
  plan: {
    planId: string
    isActive: boolean
    signerName: string
    signedAt: Instant
    life: ShownPlanLife | null
  } | null
}

/** How the plan stands today, as its debtor reads it. */
export type ShownPlanLife = Pick<PlanLife, 'state' | 'until' | 'arrears' | 'isHeld'> & Restored

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

/** What is chosen on the form, as it stands in the address. */
export const planFields = ['total', 'first', 'firstOn', 'count', 'dayOfMonth'] as const
export type PlanField = (typeof planFields)[number]

/** Choosing: what the terms come to stands below them. */
export type PortalPlanTermsPage = {
  page: 'portal-plan-terms'
  talk: PlanTalk
  form: FormState<PlanField>
  preview: { terms: Terms; instalments: Instalment[]; decider: DrawnPlan['decider'] } | null
  done: 'withdrawn' | null
}

export const planWordFields = ['name', 'words', 'whyNotViable'] as const
export type PlanWordField = (typeof planWordFields)[number]

/** What exactly will happen: to be signed inside the bounds, to be sent outside them. */
export type PortalPlanNextPage = {
  page: 'portal-plan-next'
  talk: PlanTalk
  drawn: DrawnPlan
  /** The terms as they stand in the address: the same form leads back to them. */
  query: string
  form: FormState<PlanWordField>
}

/** A negotiation that lives, or how it has ended. */
export type PortalPlanTalkPage = {
  page: 'portal-plan-talk'
  talk: PlanTalk & { live: NonNullable<PlanTalk['live']> }
  timeZone: string
  form: FormState<'name'>
  done: 'sent' | null
}

/** A plan that is being kept. */
export type PortalPlanPage = {
  page: 'portal-plan'
  view: PortalView & { plan: NonNullable<PortalView['plan']> }
  signed: NonNullable<PlanTalk['plan']>
  /** Who restores a plan that was not kept once more. */
  managerName: string | null
  /** Whether a card is kept for the plan, or could be. */
  mayKeepCard: 'kept' | 'offered' | null
  /** What is charged next to the card that is kept. */
  card: Pick<ShownCard, 'last4' | 'isStopped' | 'next'> | null
  done: 'signed' | null
}

/** A plan that has ended, as both sides and the desk see it. */
export type EndedPlan = {
  planId: string
  end: PlanEnd
  next: AfterPlan
  endedOn: Day
  /** The day of the figures. */
  on: Day
  currency: Currency
  claimed: Minor
  total: Minor
  paid: Minor
  signerName: string
  signedAt: Instant
  instalments: (PlannedInstalment & { open: Minor; state: 'PAID' | 'NOT_PAID' })[]
  payments: { paymentId: string; paidOn: Day; amount: Minor; receiptNumber: string }[]
  /** What is asked for today, where anything is. */
  dueNow: Minor
  /** What has to be paid, and by when, for the plan to count again. */
  restore: { until: Day; amount: Minor } | null
  mayOffer: boolean
  /** Who would decide about another plan. */
  decider: 'MANAGER' | 'CREDITOR'
  managerName: string | null
  creditorName: string
}

/** A plan that has ended: what was agreed, what was paid, how it ended, what happens next and who decides. */
export type PortalPlanEndedPage = { page: 'portal-plan-ended'; ended: EndedPlan; timeZone: string }

/** No plan is possible now, and why. */
export type PortalPlanNonePage = { page: 'portal-plan-none'; whyNot: NonNullable<PlanTalk['whyNot']> }
