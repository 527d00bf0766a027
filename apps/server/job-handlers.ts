import { month as monthFrom } from '#shared/reports/month.ts'
import { sendDailyNews } from './access/daily-news.ts'
import { printAgreement } from './agreements/agreement-jobs.ts'
import { matchPayouts } from './bank/collective-entries.ts'
import { bookImport } from './bank/book-import.ts'
import { importFile } from './bank/import-file.ts'
import { orderPayBackNow } from './bank/decide-pay-back.ts'
import { payBackTransfers } from './bank/pay-back.ts'
import { payBackOwners } from './bank/pay-back-owners.ts'
import { transferRefund } from './bank/refund-transfers.ts'
import { sendPayBack } from './bank/send-pay-back.ts'
import { remindOfInformation } from './cases/remind-information.ts'
import { cleanUploads } from './cases/uploads.ts'
import { sendFirstLetters } from './contact/contact-jobs.ts'
import { carryOutCorrection } from './corrections/carry-out-correction.ts'
import { remindOfDisputes } from './disputes/remind-disputes.ts'
import { settleResolution } from './disputes/settle-resolution.ts'
import type { House } from './house.ts'
import type { Handlers } from './jobs.ts'
import { writeSnapshots } from './ledger/write-snapshots.ts'
import { mailBuilders, whenRefused } from './mail-builders.ts'
import { sendOwedMail } from './outgoing-mail.ts'
import { announceDecision } from './plans/announce-decision.ts'
import { expirePlans } from './plans/expire-plans.ts'
import { chargeInstalments, finishCharges } from './payments/charge-instalments.ts'
import { forgetCard } from './payments/remove-card.ts'
import { keepPlans } from './plans/keep-plans.ts'
import { printPlan } from './plans/plan-jobs.ts'
import { closeStalePages } from './payments/close-stale-pages.ts'
import { bookCase, keepBooks } from './payments/keep-books.ts'
import { sendReceipt } from './payments/payment-jobs.ts'
import { orderRefund } from './payments/order-refund.ts'
import { remindOfDirect } from './payments/remind-direct.ts'
import { tellCardEnd } from './payments/tell-card-end.ts'
import { pollChargebacks } from './payments/poll-chargebacks.ts'
import { pollPayments } from './payments/poll-payments.ts'
import { feeIncome, remittanceTransfers } from './remittances/bank-words.ts'
import { pollPayouts, readPayout } from './payments/read-payout.ts'
import { sendAnswer } from './payments/send-chargeback-answer.ts'
import { sendRefund } from './payments/send-refund.ts'
import { forgetQuotes } from './quotes/forget-quotes.ts'
import { askForReports, makeReports } from './reports/make-report.ts'
import { sendSettlement } from './reports/send-settlement.ts'
import { countRun } from './remittances/count-run.ts'
import { invoiceDirectPayment } from './remittances/invoice-direct-payment.ts'
import { invoiceWhatWaits } from './remittances/invoice-what-waits.ts'
import { printFeeInvoice } from './remittances/print-fee-invoice.ts'
import { proposeWhenDue } from './remittances/propose-run.ts'
import { sendRun } from './remittances/send-run.ts'

/** Every job and the slice that does it. */
export const handlersOf = (house: House): Handlers => ({
  'mail.send': ({ mailId }) => sendOwedMail(house, mailBuilders, mailId, whenRefused),
  'access.daily-news': () => sendDailyNews(house, mailBuilders),
  'quotes.forget': async () => {
    await forgetQuotes(house)
  },
  'contact.first-letter': ({ caseId }) => sendFirstLetters(house, caseId),
  'agreements.paper': async ({ agreementId }) => {
    await printAgreement(house, agreementId)
  },
  'cases.clean-uploads': async () => {
    await cleanUploads(house)
  },
  'cases.remind-information': () => remindOfInformation(house),
  'plans.announce': (data) => announceDecision(house, data),
  'plans.paper': ({ planId }) => printPlan(house, planId),
  'plans.expire': () => expirePlans(house),
  'plans.keep': () => keepPlans(house),
  'payments.charge-instalments': () => chargeInstalments(house),
  'payments.forget-card': ({ savedCardId }) => forgetCard(house, savedCardId),
  'payments.remind-direct': () => remindOfDirect(house),
  'payments.tell-card-end': (data) => tellCardEnd(house, data),
  'disputes.remind': () => remindOfDisputes(house),
  'disputes.settle': (data) => settleResolution(house, data),
  'bank.import': ({ importId }) => importFile(house, importId, feeIncome),
  'bank.book': ({ importId }) => bookImport(house, importId, [remittanceTransfers]),
  'bank.order-pay-back': (data) => orderPayBackNow(house, data),
  'corrections.carry-out': (data) => carryOutCorrection(house, data),
  'bank.send-pay-back': ({ payBackId }) => sendPayBack(house, payBackId),
  'bank.transfer-refund': ({ refundId }) => transferRefund(house, refundId),
  'reports.month': async () => {
    await askForReports(house)
  },
  'reports.make': ({ creditorId, month }) => makeReports(house, creditorId, monthFrom(month)),
  'reports.settlement': ({ caseId }) => sendSettlement(house, caseId),
  'payments.receipt': ({ paymentId }) => sendReceipt(house, paymentId),
  'payments.close-pages': ({ caseId }) => closeStalePages(house, caseId),
  'payments.keep-books': () => keepBooks(house),
  'payments.book-case': (data) => bookCase(house, data),
  'ledger.snapshots': async () => {
    await writeSnapshots(house)
  },
  'remittances.propose': async () => {
    await proposeWhenDue(house)
    await invoiceWhatWaits(house)
  },
  'remittances.count': ({ runId }) => countRun(house, runId),
  'remittances.send': (data) => sendRun(house, data),
  'remittances.invoice': async ({ feeInvoiceId }) => {
    await printFeeInvoice(house, feeInvoiceId)
  },
  'remittances.invoice-direct': (data) => invoiceDirectPayment(house, data),
  'payments.order-refund': (data) => orderRefund(house, data),
  'payments.send-refund': ({ refundId }) => sendRefund(house, refundId),
  'payments.payout': ({ payoutId }) => readPayout(house, payoutId),
  'payments.poll-payouts': () => pollPayouts(house),
  'bank.match-payouts': ({ cardPayoutId }) =>
    matchPayouts(house, [remittanceTransfers, payBackTransfers(payBackOwners)], {
      cardPayoutId,
      income: feeIncome,
    }),
  'payments.poll': async () => {
    await pollPayments(house)
    await finishCharges(house)
  },
  'payments.poll-chargebacks': () => pollChargebacks(house),
  'payments.answer-chargeback': ({ chargebackId }) => sendAnswer(house, chargebackId),
})
