import { caseRef } from '#shared/cases/draft-input.ts'
import {
  askCostsInput,
  costConsentRef,
  decideCostsInput,
  recordCostInput,
  takeBackCostInput,
} from '#shared/costs/cost-input.ts'
import { ofCase, router } from '../trpc.ts'
import { askCosts } from './ask-costs.ts'
import { costsOfCase } from './cost-queries.ts'
import { decideCosts } from './decide-costs.ts'
import { recordCost } from './record-cost.ts'
import { takeBackCost } from './take-back-cost.ts'
import { withdrawCosts } from './withdraw-costs.ts'

export const costsRouter = router({
  ofCase: ofCase('costs.ofCase')
    .input(caseRef)
    .query(({ ctx }) => costsOfCase(ctx)),
  ask: ofCase('costs.ask')
    .input(askCostsInput)
    .mutation(({ ctx, input }) => askCosts(ctx, input)),
  withdraw: ofCase('costs.withdraw')
    .input(costConsentRef)
    .mutation(({ ctx, input }) => withdrawCosts(ctx, input)),
  decide: ofCase('costs.decide')
    .input(decideCostsInput)
    .mutation(({ ctx, input }) => decideCosts(ctx, input)),
  record: ofCase('costs.record')
    .input(recordCostInput)
    .mutation(({ ctx, input }) => recordCost(ctx, input)),
  takeBack: ofCase('costs.takeBack')
    .input(takeBackCostInput)
    .mutation(({ ctx, input }) => takeBackCost(ctx, input)),
})
