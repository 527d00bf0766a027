import { accessRouter } from './access/access-router.ts'
import { contactRouter } from './contact/contact-router.ts'
import { quotesRouter } from './quotes/quotes-router.ts'
import { router } from './trpc.ts'

/** The table of contents of the server. */
export const appRouter = router({
  access: accessRouter,
  quotes: quotesRouter,
  contact: contactRouter,
})

export type AppRouter = typeof appRouter
