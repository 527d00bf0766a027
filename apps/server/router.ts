import { accessRouter } from './access/access-router.ts'
import { agreementsRouter } from './agreements/agreements-router.ts'
import { approvalsRouter } from './approvals/approvals-router.ts'
import { bankDetailsRouter } from './bank/bank-details-router.ts'
import { bankRouter } from './bank/bank-router.ts'
import { casesRouter } from './cases/cases-router.ts'
import { releaseCases } from './cases/release-cases.ts'
import { contactRouter } from './contact/contact-router.ts'
import { correctionsRouter } from './corrections/corrections-router.ts'
import { costsRouter } from './costs/costs-router.ts'
import { deskRouter } from './desk/desk-router.ts'
import { disputesRouter } from './disputes/disputes-router.ts'
import { ledgerRouter } from './ledger/ledger-router.ts'
import { liveRouter } from './live/live-router.ts'
import { paymentsRouter } from './payments/payments-router.ts'
import { plansRouter } from './plans/plans-router.ts'
import { withdrawNegotiation } from './plans/withdraw-offer.ts'
import { portalRouter } from './portal/portal-router.ts'
import { quotesRouter } from './quotes/quotes-router.ts'
import { remittancesRouter } from './remittances/remittances-router.ts'
import { reportsRouter } from './reports/reports-router.ts'
import { router } from './trpc.ts'

/** The table of contents of the server. */
export const appRouter = router({
  access: accessRouter,
  ledger: ledgerRouter,
  quotes: quotesRouter,
  agreements: agreementsRouter(releaseCases),
  cases: casesRouter,
  live: liveRouter,
  contact: contactRouter,
  costs: costsRouter,
  disputes: disputesRouter(withdrawNegotiation),
  plans: plansRouter,
  approvals: approvalsRouter,
  payments: paymentsRouter,
  reports: reportsRouter,
  bankDetails: bankDetailsRouter,
  remittances: remittancesRouter,
  bank: bankRouter,
  corrections: correctionsRouter,
  portal: portalRouter,
  desk: deskRouter,
})

export type AppRouter = typeof appRouter
