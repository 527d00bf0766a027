import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { DeskFrame } from './desk-frame.tsx'
import { DeskPage } from './desk-page.tsx'

const inbox = () => import('../desk/inbox-screen.tsx')

/** Every screen is a chunk of its own: the first route loads what it shows and nothing else. */
const screens = {
  TaskFrame: lazy(() => import('./task-frame.tsx')),
  NotFound: lazy(() => import('./not-found-screen.tsx')),

  Inbox: lazy(inbox),
  Case: lazy(() => import('../desk/case-screen.tsx')),
  Cases: lazy(() => import('../desk/cases-screen.tsx')),
  NewCase: lazy(() => import('../cases/new-case-screen.tsx')),
  Creditors: lazy(() => import('../desk/creditors-screen.tsx')),
  AccountBook: lazy(() => import('../ledger/account-book-screen.tsx')),
  Reports: lazy(() => import('../reports/reports-screen.tsx')),
  Report: lazy(() => import('../reports/report-screen.tsx')),
  Posting: lazy(() => import('../desk/posting-screen.tsx')),
  Runs: lazy(() => import('../desk/runs-screen.tsx')),
  FeeInvoices: lazy(() => import('../desk/fee-invoices-screen.tsx')),
  Payouts: lazy(() => import('../desk/payouts-screen.tsx')),
  Payout: lazy(() => import('../desk/payout-screen.tsx')),
  Import: lazy(() => import('../desk/import-screen.tsx')),
  Imports: lazy(() => import('../desk/imports-screen.tsx')),
  Run: lazy(() => import('../desk/run-screen.tsx')),
  Account: lazy(() => import('../access/account-screen.tsx')),
  Security: lazy(() => import('../access/security-screen.tsx')),
}

// Where the day begins: fetched beside the answer to who it is, not after it.
if (location.pathname === '/desk') inbox().catch(() => {})

/** The addresses of the desk: lists and details fill the window, the others are ordinary pages. */
export default function DeskArea() {
  return (
    <Routes>
      <Route element={<screens.TaskFrame />}>
        <Route path="/desk/cases/new" element={<screens.NewCase />} />
      </Route>

      <Route path="/desk" element={<DeskFrame />}>
        <Route index element={<screens.Inbox />} />
        <Route path="inbox/:key" element={<screens.Inbox />} />
        <Route path="cases/:caseId" element={<screens.Case />} />
        <Route element={<DeskPage />}>
          <Route path="cases" element={<screens.Cases />} />
          <Route path="creditors" element={<screens.Creditors />} />
          <Route path="creditors/:creditorId/book" element={<screens.AccountBook />} />
          <Route path="creditors/:creditorId/reports" element={<screens.Reports />} />
          <Route path="creditors/:creditorId/reports/:month" element={<screens.Report />} />
          <Route path="postings/:transactionId" element={<screens.Posting />} />
          <Route path="remittances" element={<screens.Runs />} />
          <Route path="fee-invoices" element={<screens.FeeInvoices />} />
          <Route path="bank" element={<screens.Imports />} />
          <Route path="bank/files/:importId" element={<screens.Import />} />
          <Route path="bank/payouts" element={<screens.Payouts />} />
          <Route path="bank/payouts/:cardPayoutId" element={<screens.Payout />} />
          <Route path="remittances/:runId" element={<screens.Run />} />
          <Route path="account" element={<screens.Account />} />
          <Route path="account/security" element={<screens.Security />} />
        </Route>
        <Route path="*" element={<screens.NotFound />} />
      </Route>
    </Routes>
  )
}
