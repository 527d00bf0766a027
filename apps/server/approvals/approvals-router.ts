import { approvalsInput } from '#shared/approvals/approval.ts'
import { ofCreditor, router } from '../trpc.ts'
import { approvals } from './waiting-approvals.ts'

export const approvalsRouter = router({
  waiting: ofCreditor('approvals.waiting')
    .input(approvalsInput)
    .query(({ ctx }) => approvals(ctx)),
})
