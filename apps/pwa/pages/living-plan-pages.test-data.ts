import { type PlanStanding, planStanding } from '#shared/cases/demand.ts'
import { day, instant } from '#shared/dates.ts'
import { minor, zero } from '#shared/money.ts'
import type { Page } from '#shared/pages/page.ts'
import type { EndedPlan, PortalPlanPage, ShownPlanLife } from '#shared/pages/plan-pages.ts'
import { type AfterPlan, endedState, type PlanEnd } from '#shared/plans/ended-plan.ts'
import { instalments, portalView, terms, today } from './plan-pages.test-data.ts'
import { transfer } from './transfer.test-data.ts'

/** The pages of a plan that was signed: kept, late, restored, ended. */
const kept = (paid: number, on = today): PlanStanding =>
  planStanding(
    { total: terms.total, receipts: [{ on, amount: minor(paid), paymentId: 'pay_1' }], instalments },
    on,
  )
const paper = {
  paymentId: 'pay_1',
  paidOn: day('2026-11-20'),
  receiptNumber: 'R-1',
  method: 'card' as const,
  last4: '4242',
}
const onTime: ShownPlanLife = {
  state: 'ON_TIME',
  until: day('2027-01-07'),
  arrears: zero,
  isHeld: false,
  restoredOn: null,
  cureBy: null,
}
const withCard = (card: NonNullable<PortalPlanPage['card']>): Page => ({
  ...running(kept(1_600_00)),
  mayKeepCard: 'kept',
  card,
})
const running = (plan: PlanStanding, isNew = false, life: Partial<ShownPlanLife> = {}): PortalPlanPage => ({
  page: 'portal-plan',
  view: { ...portalView({ dueNow: plan.due, most: plan.rest, receipts: [paper] }), plan },
  signed: {
    planId: 'plan_1',
    isActive: true,
    signerName: 'Petra <Adler>',
    signedAt: instant('2026-11-20T10:00:00Z'),
    life: { ...onTime, ...life },
  },
  managerName: plan.paid > 0 ? 'Marta Ferrer' : null,
  mayKeepCard: 'offered',
  card: null,
  done: isNew ? 'signed' : null,
})
const underPlan = (plan: PlanStanding) => portalView({ plan, dueNow: plan.due, most: plan.rest })
const payForm = { values: { choice: '', amount: '' }, faults: {}, refusal: null }

const ended = (end: PlanEnd, next: AfterPlan, change: Partial<EndedPlan> = {}): Page => ({
  page: 'portal-plan-ended',
  timeZone: 'Europe/Berlin',
  ended: {
    planId: 'plan_1',
    end,
    next,
    endedOn: today,
    on: today,
    currency: 'EUR',
    claimed: terms.total,
    total: terms.total,
    paid: instalments[0]?.amount ?? zero,
    signerName: 'Petra <Adler>',
    signedAt: instant('2026-11-20T10:00:00Z'),
    instalments: kept(instalments[0]?.amount ?? 0).instalments.map((one) => ({
      number: one.number,
      statutoryOn: one.statutoryOn,
      dueOn: one.dueOn,
      amount: one.amount,
      open: one.open,
      state: endedState(one),
    })),
    payments: [
      { paymentId: 'pay_1', paidOn: today, amount: instalments[0]?.amount ?? zero, receiptNumber: 'R-1' },
    ],
    dueNow: minor(9_000_00),
    restore: end === 'DEFAULTED' ? { until: today, amount: minor(1_500_00) } : null,
    mayOffer: true,
    decider: 'MANAGER',
    managerName: 'Marta Ferrer',
    creditorName: 'Aceros Vega SL',
    ...change,
  },
})

export const livingPlanPages: Record<string, Page> = {
  'plan: paid off': ended('COMPLETED', 'NOTHING', { dueNow: zero, payments: [] }),
  'plan: broken': ended('DEFAULTED', 'REST', { decider: 'CREDITOR', claimed: minor(99_000_00) }),
  'plan: replaced': ended('RENEGOTIATED', 'NEW_PLAN'),
  'plan: ended with no other possible': ended('CANCELLED', 'REST', { mayOffer: false, managerName: null }),
  'plan: signed just now': running(kept(0), true),
  'plan: one part paid, one late': running(kept(1_600_00, day('2027-01-20'))),
  'plan: due today': running(kept(0, day('2026-11-27'))),
  'plan: late, in its days of grace': running(kept(1_600_00, day('2027-01-20')), false, {
    state: 'IN_GRACE',
    until: day('2027-01-11'),
    arrears: minor(2_000_00),
  }),
  'plan: late, a payment on its way': running(kept(0, day('2027-01-20')), false, {
    state: 'IN_GRACE',
    isHeld: true,
    until: day('2027-01-11'),
    arrears: minor(2_000_00),
  }),
  'plan: restored, with time for what is late': running(kept(1_600_00), false, {
    restoredOn: day('2026-11-18'),
    cureBy: day('2026-11-24'),
  }),
  'plan: restored long ago': running(kept(0), false, {
    restoredOn: day('2026-11-10'),
    cureBy: day('2026-11-13'),
  }),
  'plan: charged to a kept card on another day than was agreed': withCard({
    last4: '4242',
    isStopped: false,
    next: { on: day('2027-01-05'), amount: minor(2_144_98), agreedOn: day('2027-01-03') },
  }),
  'plan: a kept card that is not charged at present': withCard({
    last4: '4242',
    isStopped: true,
    next: null,
  }),
  'plan: broken for good': ended('DEFAULTED', 'REST', { restore: null, managerName: null }),
  'account with a plan': { page: 'portal-claim', view: underPlan(kept(1_600_00)) },
  'account with a late plan': { page: 'portal-claim', view: underPlan(kept(0, day('2026-12-01'))) },
  'paying a plan': { page: 'portal-pay', view: underPlan(kept(0)), chosen: [], form: payForm, transfer },
}
