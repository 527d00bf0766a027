import { quoteInput } from '#shared/quotes/quote-input.ts'
import { mailQuoteInput, openQuoteInput } from '#shared/quotes/quote-mail-input.ts'
import { ofCreditor, open, router } from '../trpc.ts'
import { issueQuote } from './issue-quote.ts'
import { mailQuote } from './mail-quote.ts'
import { listQuotes, openQuote } from './quote-queries.ts'

export const quotesRouter = router({
  issue: open('quotes.issue')
    .input(quoteInput)
    .mutation(({ ctx, input }) => issueQuote(ctx, input)),
  open: open('quotes.open')
    .input(openQuoteInput)
    .query(({ ctx, input }) => openQuote(ctx.house, input.token)),
  mail: open('quotes.mail')
    .input(mailQuoteInput)
    .mutation(({ ctx, input }) => mailQuote(ctx, input)),
  list: ofCreditor('quotes.list').query(({ ctx }) => listQuotes(ctx)),
})
