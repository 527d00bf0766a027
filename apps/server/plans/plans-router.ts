import {
  approveInput,
  confirmInput,
  counterInput,
  decideBrokenInput,
  offerInput,
  planOfCaseInput,
  recommendInput,
  rejectInput,
  signInput,
  takeBackInput,
  termsInput,
  withdrawInput,
} from '#shared/plans/plan-input.ts'
import { ofCase, router } from '../trpc.ts'
import { approvePlan } from './approve-plan.ts'
import { confirmPlan } from './confirm-plan.ts'
import { counterPlan } from './counter-plan.ts'
import { decideBroken } from './decide-broken.ts'
import { planTalk } from './debtor-view.ts'
import { drawPlan } from './draw-plan.ts'
import { ownEndedPlan } from './ended-plan.ts'
import { offerPlan } from './offer-plan.ts'
import { planOfCase } from './plan-queries.ts'
import { endFeed, feedOfCase, makeFeed } from './plan-feed.ts'
import { recommendPlan } from './recommend-plan.ts'
import { rejectPlan } from './reject-plan.ts'
import { signPlan } from './sign-plan.ts'
import { takeBackDecision } from './take-back.ts'
import { withdrawOffer } from './withdraw-offer.ts'

export const plansRouter = router({
  talk: ofCase('plans.talk').query(({ ctx }) => planTalk(ctx)),
  ended: ofCase('plans.ended').query(({ ctx }) => ownEndedPlan(ctx)),
  draw: ofCase('plans.draw')
    .input(termsInput)
    .query(({ ctx, input }) => drawPlan(ctx, input)),
  offer: ofCase('plans.offer')
    .input(offerInput)
    .mutation(({ ctx, input }) => offerPlan(ctx, input)),
  confirm: ofCase('plans.confirm')
    .input(confirmInput)
    .mutation(({ ctx, input }) => confirmPlan(ctx, input)),
  sign: ofCase('plans.sign')
    .input(signInput)
    .mutation(({ ctx, input }) => signPlan(ctx, input)),
  withdraw: ofCase('plans.withdraw')
    .input(withdrawInput)
    .mutation(({ ctx, input }) => withdrawOffer(ctx, input)),
  feed: ofCase('plans.feed').query(({ ctx }) => feedOfCase(ctx)),
  makeFeed: ofCase('plans.makeFeed').mutation(({ ctx }) => makeFeed(ctx)),
  endFeed: ofCase('plans.endFeed').mutation(({ ctx }) => endFeed(ctx)),
  ofCase: ofCase('plans.ofCase')
    .input(planOfCaseInput)
    .query(({ ctx }) => planOfCase(ctx)),
  approve: ofCase('plans.approve')
    .input(approveInput)
    .mutation(({ ctx, input }) => approvePlan(ctx, input)),
  reject: ofCase('plans.reject')
    .input(rejectInput)
    .mutation(({ ctx, input }) => rejectPlan(ctx, input)),
  recommend: ofCase('plans.recommend')
    .input(recommendInput)
    .mutation(({ ctx, input }) => recommendPlan(ctx, input)),
  counter: ofCase('plans.counter')
    .input(counterInput)
    .mutation(({ ctx, input }) => counterPlan(ctx, input)),
  decideBroken: ofCase('plans.decideBroken')
    .input(decideBrokenInput)
    .mutation(({ ctx, input }) => decideBroken(ctx, input)),
  takeBack: ofCase('plans.takeBack')
    .input(takeBackInput)
    .mutation(({ ctx, input }) => takeBackDecision(ctx, input)),
})
