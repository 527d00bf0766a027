import { caseRef } from '#shared/cases/draft-input.ts'
import {
  askCorrectionInput,
  correctionSeenInput,
  declineCorrectionInput,
  findTargetsInput,
  previewCorrectionInput,
} from '#shared/corrections/correction-input.ts'
import { ofCase, router } from '../trpc.ts'
import { askCorrection } from './ask-correction.ts'
import { correctionsOfCase, findTargets } from './correction-queries.ts'
import { approveCorrection, declineCorrection, takeBackCorrection } from './decide-correction.ts'
import { previewCorrection } from './preview-correction.ts'

export const correctionsRouter = router({
  ofCase: ofCase('corrections.ofCase')
    .input(caseRef)
    .query(({ ctx }) => correctionsOfCase(ctx)),
  findTargets: ofCase('corrections.findTargets')
    .input(findTargetsInput)
    .query(({ ctx, input }) => findTargets(ctx, input)),
  preview: ofCase('corrections.preview')
    .input(previewCorrectionInput)
    .query(({ ctx, input }) => previewCorrection(ctx, input)),
  ask: ofCase('corrections.ask')
    .input(askCorrectionInput)
    .mutation(({ ctx, input }) => askCorrection(ctx, input)),
  approve: ofCase('corrections.approve')
    .input(correctionSeenInput)
    .mutation(({ ctx, input }) => approveCorrection(ctx, input)),
  decline: ofCase('corrections.decline')
    .input(declineCorrectionInput)
    .mutation(({ ctx, input }) => declineCorrection(ctx, input)),
  takeBack: ofCase('corrections.takeBack')
    .input(correctionSeenInput)
    .mutation(({ ctx, input }) => takeBackCorrection(ctx, input)),
})
