import { askInput, debtorComplaintInput, debtorReadInput } from '#shared/portal/portal-input.ts'
import { ofCase, router } from '../trpc.ts'
import { askQuestion } from './ask-question.ts'
import { fileComplaint } from './file-complaint.ts'
import { leave } from './leave.ts'
import { markReadByDebtor } from './mark-read-by-debtor.ts'
import { portalView } from './portal-view.ts'

export const portalRouter = router({
  view: ofCase('portal.view').query(({ ctx }) => portalView(ctx)),
  ask: ofCase('portal.ask')
    .input(askInput)
    .mutation(({ ctx, input }) => askQuestion(ctx, input)),
  markRead: ofCase('portal.markRead')
    .input(debtorReadInput)
    .mutation(({ ctx, input }) => markReadByDebtor(ctx, input)),
  complain: ofCase('portal.complain')
    .input(debtorComplaintInput)
    .mutation(({ ctx, input }) => fileComplaint(ctx, input)),
  leave: ofCase('portal.leave').mutation(({ ctx }) => leave(ctx)),
})
