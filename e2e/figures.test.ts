import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', 'apps', 'pwa')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/**
 * Every amount on a screen of the app leads down to its postings: by `Traced`, or for one of these reasons. A screen
 * that shows an amount and stands in neither place is found here.
 */
const otherwise: Record<string, readonly string[]> = {
  'what was typed and is not sent yet, so that nothing is posted': [
    'cases/draft-facts.tsx',
    'cases/draft-figures.tsx',
    'cases/draft-invoice.tsx',
    'cases/draft-invoices.tsx',
    'disputes/answer-form.tsx',
    'disputes/resolve-dialog.tsx',
    'payments/direct-form.tsx',
    'payments/direct-report.tsx',
    'payments/pending-reports.tsx',
    'plans/counter-dialog.tsx',
    'desk/waive-dialog.tsx',
    'desk/refund-dialog.tsx',
    'desk/note-payment.tsx',
    'desk/money-parts.tsx',
    'desk/record-cost-dialog.tsx',
  ],
  'a preview of what a button will do, with every line that it is made of': [
    'disputes/outcome-figures.tsx',
    'desk/accept-dialog.tsx',
    'desk/aside-parts.tsx',
    'desk/decline-dialog.tsx',
    'desk/money-decisions.tsx',
    'desk/money-return.tsx',
    'desk/run-decision.tsx',
    'desk/take-back-dialog.tsx',
    'desk/chargeback-dialog.tsx',
    'desk/refund-effect.tsx',
    'corrections/correct-dialog.tsx',
    'corrections/correction-preview.tsx',
    'costs/decide-consent.tsx',
  ],
  'an amount that somebody may decide up to, or a price: agreed and never posted': [
    'agreements/agreement-words.tsx',
    'agreements/limit-choices.tsx',
    'agreements/mandate-summary.tsx',
    'agreements/money-choices.tsx',
    'cases/case-details.tsx',
    'cases/case-next.tsx',
    'costs/consent-facts.tsx',
    'desk/people-card.tsx',
    'desk/runs-screen.tsx',
    'disputes/dispute-standing.tsx',
    'plans/who-decides.tsx',
  ],
  'what was agreed for days to come; what is paid of it is traced where it came in': [
    'approvals/approval-card.tsx',
    'plans/plan-life.tsx',
    'plans/kept-card.tsx',
    'plans/offer-figures.tsx',
    'plans/schedule-table.tsx',
  ],
  'what is said or asked and not decided, so that nothing is posted': [
    'cases/case-direct.tsx',
    'cases/case-disputes.tsx',
    'cases/home-tasks.tsx',
    'desk/money-pay-back.tsx',
    'desk/waivers.tsx',
    'disputes/already-paid.tsx',
    'disputes/dispute-figures.tsx',
  ],
  'a line that leads as a whole to the page on which its amount is traced': [
    'cases/case-event.tsx',
    'cases/cases-row.tsx',
    'desk/cases-screen.tsx',
    'desk/desk-palette.tsx',
    'desk/inbox-row.tsx',
    'desk/import-screen.tsx',
    'desk/money-candidates.tsx',
    'desk/payouts-screen.tsx',
    'ledger/posting-row.tsx',
    'reports/debtor-trails.tsx',
    'reports/reports-screen.tsx',
    'desk/run-files.tsx',
    'desk/run-totals.tsx',
  ],
  'a sentence about an amount that is traced beside it': [
    'desk/chargeback-card.tsx',
    'payments/receipt-state.tsx',
    'remittances/how-to-pay.tsx',
    'payments/case-chargebacks.tsx',
  ],
  'the postings themselves, or the working out line by line': [
    'costs/owed-costs.tsx',
    'ledger/posting-view.tsx',
  ],
}
const listed = Object.values(otherwise).flat()

const isApp = (path: string) => !/^(pages|portal|quotes|ui)\//.test(path)
const showing = globSync('**/*.tsx', { cwd: root })
  .filter((path) => isApp(path) && !path.endsWith('.test.tsx'))
  .filter((path) => /\bmoney\(/.test(read(path)))
const traced = showing.filter((path) => read(path).includes('<Traced'))

describe('every figure leads down to its postings', () => {
  test('an amount on a screen is traced, or its reason stands here', () => {
    expect(
      showing.filter((path) => !traced.includes(path) && !listed.includes(path)),
      'Put <Traced to={bookAddress(…)}> around the amount (ledger/traced.tsx), or the file under its reason above.',
    ).toEqual([])
  })
  test('no reason outlives its screen', () => {
    expect(listed.filter((path) => !showing.includes(path) || traced.includes(path))).toEqual([])
    expect(new Set(listed).size).toBe(listed.length)
  })
  test('the screens that people trust most are traced', () => {
    expect(traced).toEqual(
      expect.arrayContaining([
        'cases/home-figures.tsx',
        'cases/case-money.tsx',
        'cases/case-invoices.tsx',
        'remittances/remittance-screen.tsx',
        'ledger/book-standing.tsx',
        'desk/claim-card.tsx',
        'desk/payments-card.tsx',
        'payments/case-receipts.tsx',
        'plans/running-plan.tsx',
        'desk/money-pane.tsx',
      ]),
    )
  })
})
