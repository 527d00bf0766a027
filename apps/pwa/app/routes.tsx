import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { Opening } from './opening.tsx'
import { DeskPage } from './desk-page.tsx'
import PublicFrame from './public-frame.tsx'

/** Every screen is a chunk of its own: the first route loads what it shows and nothing else. */
const screens = {
  CreditorFrame: lazy(() => import('./creditor-frame.tsx')),
  DeskFrame: lazy(() => import('./desk-frame.tsx')),
  TaskFrame: lazy(() => import('./task-frame.tsx')),
  NotFound: lazy(() => import('./not-found-screen.tsx')),

  Agreement: lazy(() => import('../agreements/agreement-screen.tsx')),
  SignAgreement: lazy(() => import('../agreements/sign-agreement-screen.tsx')),

  CreditorHome: lazy(() => import('../cases/home-screen.tsx')),
  Cases: lazy(() => import('../cases/cases-screen.tsx')),
  Case: lazy(() => import('../cases/case-screen.tsx')),
  NewCase: lazy(() => import('../cases/new-case-screen.tsx')),

  Messages: lazy(() => import('../contact/messages-screen.tsx')),
  Thread: lazy(() => import('../contact/thread-screen.tsx')),

  CreditorDispute: lazy(() => import('../disputes/creditor-dispute-screen.tsx')),
  Approvals: lazy(() => import('../approvals/approvals-screen.tsx')),
  CreditorPlan: lazy(() => import('../plans/creditor-plan-screen.tsx')),

  Direct: lazy(() => import('../payments/direct-screen.tsx')),
  AccountBook: lazy(() => import('../ledger/account-book-screen.tsx')),
  Posting: lazy(() => import('../ledger/posting-screen.tsx')),

  BankDetails: lazy(() => import('../bank/bank-details-screen.tsx')),
  Remittances: lazy(() => import('../remittances/remittances-screen.tsx')),
  Reports: lazy(() => import('../reports/reports-screen.tsx')),
  Report: lazy(() => import('../reports/report-screen.tsx')),
  Remittance: lazy(() => import('../remittances/remittance-screen.tsx')),
  DeskRuns: lazy(() => import('../desk/runs-screen.tsx')),
  DeskRun: lazy(() => import('../desk/run-screen.tsx')),

  DeskInbox: lazy(() => import('../desk/inbox-screen.tsx')),
  DeskCase: lazy(() => import('../desk/case-screen.tsx')),
  DeskCases: lazy(() => import('../desk/cases-screen.tsx')),
  DeskCreditors: lazy(() => import('../desk/creditors-screen.tsx')),
  DeskPosting: lazy(() => import('../desk/posting-screen.tsx')),

  SignIn: lazy(() => import('../access/sign-in-screen.tsx')),
  SignUp: lazy(() => import('../access/sign-up-screen.tsx')),
  RegisterCompany: lazy(() => import('../access/register-company-screen.tsx')),
  Invitation: lazy(() => import('../access/invitation-screen.tsx')),
  Forgot: lazy(() => import('../access/forgot-screen.tsx')),
  NewPassword: lazy(() => import('../access/new-password-screen.tsx')),
  VerifyEmail: lazy(() => import('../access/verify-email-screen.tsx')),
  SecondFactor: lazy(() => import('../access/second-factor-screen.tsx')),
  Account: lazy(() => import('../access/account-screen.tsx')),
  Security: lazy(() => import('../access/security-screen.tsx')),
  Company: lazy(() => import('../access/company-screen.tsx')),
  People: lazy(() => import('../access/people-screen.tsx')),
}

/**
 * The addresses of the app. A screen stands in one of four frames: public (signing in), task (one thing to do,
 * nothing else on the screen), creditor (/app) and desk (/desk). A slice adds its screens to the table above and its
 * addresses below.
 */
export function AppRoutes() {
  return (
    <Suspense fallback={<Opening />}>
      <Routes>
        <Route element={<PublicFrame />}>
          <Route path="/app/sign-in" element={<screens.SignIn />} />
          <Route path="/app/register" element={<screens.SignUp />} />
          <Route path="/app/register/company" element={<screens.RegisterCompany />} />
          <Route path="/app/invitation" element={<screens.Invitation />} />
          <Route path="/app/forgot" element={<screens.Forgot />} />
          <Route path="/app/new-password" element={<screens.NewPassword />} />
          <Route path="/app/verify-email" element={<screens.VerifyEmail />} />
          <Route path="/app/second-factor" element={<screens.SecondFactor />} />
          <Route path="*" element={<screens.NotFound />} />
        </Route>

        <Route element={<screens.TaskFrame />}>
          <Route path="/app/agreement/sign" element={<screens.SignAgreement />} />
          <Route path="/app/cases/new" element={<screens.NewCase />} />
          <Route path="/desk/cases/new" element={<screens.NewCase />} />
        </Route>

        <Route path="/app" element={<screens.CreditorFrame />}>
          <Route index element={<screens.CreditorHome />} />
          <Route path="cases" element={<screens.Cases />} />
          <Route path="cases/:caseId" element={<screens.Case />} />
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
          <Route path="account/remittances/:remittanceId" element={<screens.Remittance />} />
          <Route path="*" element={<screens.NotFound />} />
        </Route>

        <Route path="/desk" element={<screens.DeskFrame />}>
          <Route index element={<screens.DeskInbox />} />
          <Route path="inbox/:key" element={<screens.DeskInbox />} />
          <Route path="cases/:caseId" element={<screens.DeskCase />} />
          <Route element={<DeskPage />}>
            <Route path="cases" element={<screens.DeskCases />} />
            <Route path="creditors" element={<screens.DeskCreditors />} />
            <Route path="creditors/:creditorId/book" element={<screens.AccountBook />} />
            <Route path="creditors/:creditorId/reports" element={<screens.Reports />} />
            <Route path="creditors/:creditorId/reports/:month" element={<screens.Report />} />
            <Route path="postings/:transactionId" element={<screens.DeskPosting />} />
            <Route path="remittances" element={<screens.DeskRuns />} />
            <Route path="remittances/:runId" element={<screens.DeskRun />} />
            <Route path="account" element={<screens.Account />} />
            <Route path="account/security" element={<screens.Security />} />
          </Route>
          <Route path="*" element={<screens.NotFound />} />
        </Route>

        <Route path="/" element={<Navigate to="/app" replace />} />
      </Routes>
    </Suspense>
  )
}
