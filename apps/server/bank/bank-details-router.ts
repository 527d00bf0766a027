import { bankDetailsInput } from '#shared/bank/bank-details-input.ts'
import { ofCreditor, open, router } from '../trpc.ts'
import { checkHolder, detailsChoice, holderDecision, takeBackDetails } from './decide-details.ts'
import { holdersToCheck, ownDetails } from './details-queries.ts'
import { enterDetails } from './enter-details.ts'

export const bankDetailsRouter = router({
  own: ofCreditor('bankDetails.own').query(({ ctx }) => ownDetails(ctx)),
  enter: ofCreditor('bankDetails.enter')
    .input(bankDetailsInput)
    .mutation(({ ctx, input }) => enterDetails(ctx, input)),
  takeBack: ofCreditor('bankDetails.takeBack')
    .input(detailsChoice)
    .mutation(({ ctx, input }) => takeBackDetails(ctx, input)),
  toCheck: open('bankDetails.toCheck').query(({ ctx }) => holdersToCheck(ctx.house)),
  checkHolder: open('bankDetails.checkHolder')
    .input(holderDecision)
    .mutation(({ ctx, input }) => checkHolder(ctx, input)),
})
