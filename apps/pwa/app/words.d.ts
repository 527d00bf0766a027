import type access from '../../../packages/shared/locales/en/access.json'
import type agreements from '../../../packages/shared/locales/en/agreements.json'
import type approvals from '../../../packages/shared/locales/en/approvals.json'
import type app from '../../../packages/shared/locales/en/app.json'
import type bank from '../../../packages/shared/locales/en/bank.json'
import type caseFile from '../../../packages/shared/locales/en/case-file.json'
import type bankDetails from '../../../packages/shared/locales/en/bank-details.json'
import type cases from '../../../packages/shared/locales/en/cases.json'
import type contact from '../../../packages/shared/locales/en/contact.json'
import type corrections from '../../../packages/shared/locales/en/corrections.json'
import type costs from '../../../packages/shared/locales/en/costs.json'
import type desk from '../../../packages/shared/locales/en/desk.json'
import type disputes from '../../../packages/shared/locales/en/disputes.json'
import type errors from '../../../packages/shared/locales/en/errors.json'
import type ledger from '../../../packages/shared/locales/en/ledger.json'
import type live from '../../../packages/shared/locales/en/live.json'
import type pages from '../../../packages/shared/locales/en/pages.json'
import type payments from '../../../packages/shared/locales/en/payments.json'
import type plans from '../../../packages/shared/locales/en/plans.json'
import type planPage from '../../../packages/shared/locales/en/plan-page.json'
import type portal from '../../../packages/shared/locales/en/portal.json'
import type quotes from '../../../packages/shared/locales/en/quotes.json'
import type remittances from '../../../packages/shared/locales/en/remittances.json'
import type reports from '../../../packages/shared/locales/en/reports.json'
import type thread from '../../../packages/shared/locales/en/thread.json'
import type ui from '../../../packages/shared/locales/en/ui.json'

/** Keys are typed from English; a key that does not exist does not compile. Each slice adds its namespace here. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: {
      access: typeof access
      agreements: typeof agreements
      approvals: typeof approvals
      app: typeof app
      bank: typeof bank
      'bank-details': typeof bankDetails
      'case-file': typeof caseFile
      cases: typeof cases
      contact: typeof contact
      corrections: typeof corrections
      costs: typeof costs
      desk: typeof desk
      disputes: typeof disputes
      errors: typeof errors
      ledger: typeof ledger
      live: typeof live
      pages: typeof pages
      payments: typeof payments
      plans: typeof plans
      'plan-page': typeof planPage
      portal: typeof portal
      quotes: typeof quotes
      remittances: typeof remittances
      reports: typeof reports
      thread: typeof thread
      ui: typeof ui
    }
  }
}
