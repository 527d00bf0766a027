import {
  answerAskedInput,
  answerDisputeInput,
  askDebtorInput,
  considerInput,
  openDisputeInput,
  pauseDisputeInput,
  resolveDisputeInput,
  takeBackResolutionInput,
  weighInput,
  withdrawDisputeInput,
} from '#shared/disputes/dispute-input.ts'
import { caseRef } from '#shared/cases/draft-input.ts'
import { ofCase, router } from '../trpc.ts'
import { answerAsked } from './answer-asked.ts'
import { answerDispute } from './answer-dispute.ts'
import { askDebtor } from './ask-debtor.ts'
import { considerDispute } from './consider-dispute.ts'
import { disputesOfCase } from './dispute-queries.ts'
import type { WithdrawNegotiation } from './dispute-steps.ts'
import { openDispute } from './open-dispute.ts'
import { ownDisputes } from './own-disputes.ts'
import { pauseDispute } from './pause-dispute.ts'
import { resolveDispute } from './resolve-dispute.ts'
import { takeBackResolution } from './take-back-resolution.ts'
import { weighResolution } from './weigh-resolution.ts'
import { withdrawDispute } from './withdraw-dispute.ts'

/** `withdrawNegotiation` is what a later slice does in the same transaction: what was being negotiated ends. */
export const disputesRouter = (withdrawNegotiation: WithdrawNegotiation) =>
  router({
    own: ofCase('disputes.own').query(({ ctx }) => ownDisputes(ctx)),
    consider: ofCase('disputes.consider')
      .input(considerInput)
      .query(({ ctx, input }) => considerDispute(ctx, input)),
    open: ofCase('disputes.open')
      .input(openDisputeInput)
      .mutation(({ ctx, input }) => openDispute(ctx, input, withdrawNegotiation)),
    answerAsked: ofCase('disputes.answerAsked')
      .input(answerAskedInput)
      .mutation(({ ctx, input }) => answerAsked(ctx, input)),
    withdraw: ofCase('disputes.withdraw')
      .input(withdrawDisputeInput)
      .mutation(({ ctx, input }) => withdrawDispute(ctx, input)),
    ofCase: ofCase('disputes.ofCase')
      .input(caseRef)
      .query(({ ctx }) => disputesOfCase(ctx)),
    answer: ofCase('disputes.answer')
      .input(answerDisputeInput)
      .mutation(({ ctx, input }) => answerDispute(ctx, input)),
    askDebtor: ofCase('disputes.askDebtor')
      .input(askDebtorInput)
      .mutation(({ ctx, input }) => askDebtor(ctx, input)),
    pause: ofCase('disputes.pause')
      .input(pauseDisputeInput)
      .mutation(({ ctx, input }) => pauseDispute(ctx, input, withdrawNegotiation)),
    weigh: ofCase('disputes.weigh')
      .input(weighInput)
      .query(({ ctx, input }) => weighResolution(ctx, input)),
    resolve: ofCase('disputes.resolve')
      .input(resolveDisputeInput)
      .mutation(({ ctx, input }) => resolveDispute(ctx, input)),
    takeBack: ofCase('disputes.takeBack')
      .input(takeBackResolutionInput)
      .mutation(({ ctx, input }) => takeBackResolution(ctx, input)),
  })
