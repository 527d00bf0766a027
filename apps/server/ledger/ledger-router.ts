import { accountBookInput, postingInput, postingsInput } from '#shared/ledger/account-book-input.ts'
import { ofCreditor, router } from '../trpc.ts'
import { accountBook, postingsOf } from './account-queries.ts'
import { postingOf } from './posting-query.ts'

export const ledgerRouter = router({
  account: ofCreditor('ledger.account')
    .input(accountBookInput)
    .query(({ ctx }) => accountBook(ctx)),
  postings: ofCreditor('ledger.postings')
    .input(postingsInput)
    .query(({ ctx, input }) => postingsOf(ctx, input)),
  posting: ofCreditor('ledger.posting')
    .input(postingInput)
    .query(({ ctx, input }) => postingOf(ctx, input)),
})
