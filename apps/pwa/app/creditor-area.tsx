import { lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { CreditorFrame } from './creditor-frame.tsx'

const home = () => import('../cases/home-screen.tsx')

/** Every screen is a chunk of its own: the first route loads what it shows and nothing else. */
const screens = {
  TaskFrame: lazy(() => import('./task-frame.tsx')),
  NotFound: lazy(() => import('./not-found-screen.tsx')),

  Agreement: lazy(() => import('../agreements/agreement-screen.tsx')),
  SignAgreement: lazy(() => import('../agreements/sign-agreement-screen.tsx')),

  CreditorHome: lazy(home),
  Cases: lazy(() => import('../cases/cases-screen.tsx')),
  Case: lazy(() => import('../cases/case-screen.tsx')),
  NewCase: lazy(() => import('../cases/new-case-screen.tsx')),

  Messages: lazy(() => import('../contact/messages-screen.tsx')),
  Thread: lazy(() => import('../contact/thread-screen.tsx')),

  CreditorDispute: lazy(() => import('../disputes/creditor-dispute-screen.tsx')),
  Approvals: lazy(() => import('../approvals/approvals-screen.tsx')),
  CreditorPlan: lazy(() => import('../plans/creditor-plan-screen.tsx')),

  Costs: lazy(() => import('../costs/costs-screen.tsx')),
  Direct: lazy(() => import('../payments/direct-screen.tsx')),
  CaseReceipts: lazy(() => import('../payments/case-receipts.tsx')),
  CaseChargebacks: lazy(() => import('../payments/case-chargebacks.tsx')),
  AccountBook: lazy(() => import('../ledger/account-book-screen.tsx')),
  Posting: lazy(() => import('../ledger/posting-screen.tsx')),

  BankDetails: lazy(() => import('../bank/bank-details-screen.tsx')),
  Remittances: lazy(() => import('../remittances/remittances-screen.tsx')),
  FeeInvoice: lazy(() => import('../remittances/fee-invoice-screen.tsx')),
  Remittance: lazy(() => import('../remittances/remittance-screen.tsx')),
  Reports: lazy(() => import('../reports/reports-screen.tsx')),
  Report: lazy(() => import('../reports/report-screen.tsx')),

  Account: lazy(() => import('../access/account-screen.tsx')),
  Security: lazy(() => import('../access/security-screen.tsx')),
  Company: lazy(() => import('../access/company-screen.tsx')),
  People: lazy(() => import('../access/people-screen.tsx')),
}

// Where most arrive: fetched beside the answer to who they are, not after it.
if (location.pathname === '/app') home().catch(() => {})

/** What later slices know of the money of a case. */
const caseMoney = (
  <>
    <screens.CaseReceipts />
    <screens.CaseChargebacks />
  </>
)

/** The addresses of a creditor: in the frame with its bar, or in the task frame (one thing to do, nothing else). */
export default function CreditorArea() {
  return (
    <Routes>
      <Route element={<screens.TaskFrame />}>
        <Route path="/app/agreement/sign" element={<screens.SignAgreement />} />
        <Route path="/app/cases/new" element={<screens.NewCase />} />
      </Route>

      <Route path="/app" element={<CreditorFrame />}>
        <Route index element={<screens.CreditorHome />} />
        <Route path="cases" element={<screens.Cases />} />
        <Route path="cases/:caseId/costs" element={<screens.Costs />} />
        <Route path="cases/:caseId" element={<screens.Case money={caseMoney} />} />
        <Route path="cases/:caseId/direct-payment" element={<screens.Direct />} />
        <Route path="cases/:caseId/plan" element={<screens.CreditorPlan />} />
        <Route path="cases/:caseId/disputes/:disputeId" element={<screens.CreditorDispute />} />
        <Route path="approvals" element={<screens.Approvals />} />
        <Route path="messages" element={<screens.Messages />} />
        <Route path="messages/:caseId" element={<screens.Thread />} />
        <Route path="agreement" element={<screens.Agreement />} />
        <Route path="account" element={<screens.Account />} />
        <Route path="account/book" element={<screens.AccountBook />} />
        <Route path="account/postings/:transactionId" element={<screens.Posting />} />
        <Route path="account/security" element={<screens.Security />} />
        <Route path="account/company" element={<screens.Company />} />
        <Route path="account/people" element={<screens.People />} />
        <Route path="account/bank" element={<screens.BankDetails />} />
        <Route path="account/reports" element={<screens.Reports />} />
        <Route path="account/reports/:month" element={<screens.Report />} />
        <Route path="account/remittances" element={<screens.Remittances />} />
        <Route path="account/invoices/:feeInvoiceId" element={<screens.FeeInvoice />} />
        <Route path="account/remittances/:remittanceId" element={<screens.Remittance />} />
        <Route path="*" element={<screens.NotFound />} />
      </Route>

      <Route path="/" element={<Navigate to="/app" replace />} />
    </Routes>
  )
}
