import { buildDeputyNamed, buildDeputyReleased } from './access/absence-mail-builders.ts'
import {
  buildDailyNews,
  buildInvitation,
  buildPasswordReset,
  buildVerifyEmail,
} from './access/people-mail-builders.ts'
import { buildBankDetailsChanged } from './bank/details-mail.ts'
import { buildCaseEntered, buildCaseReceipt, buildInformationAnswered } from './cases/case-mail-builders.ts'
import {
  buildCaseAccepted,
  buildCaseDeclined,
  buildInformationReminder,
  buildInformationRequest,
} from './cases/decision-mail-builders.ts'
import { buildWaiverWaiting } from './cases/waiver-mail.ts'
import {
  buildComplaintAnswered,
  buildFirstLetter,
  buildMessageToCreditor,
  buildQuestionAnswered,
} from './contact/contact-mail-builders.ts'
import {
  buildComplaintReceived,
  buildLeadReceived,
  buildLeadWaiting,
} from './contact/public-mail-builders.ts'
import {
  buildDisputeAsked,
  buildDisputeDecided,
  buildDisputeQuestion,
  buildDisputeReceived,
  buildDisputeReminder,
  buildDisputeResolved,
  buildDisputeWaiting,
} from './disputes/dispute-mail-builders.ts'
import { buildBalanceCorrected, buildReceiptCorrected } from './corrections/correction-mail-builders.ts'
import { letterRefused } from './contact/letter-refused.ts'
import { buildCostConsentAnswered, buildCostConsentAsked } from './costs/cost-mail-builders.ts'
import type { MailBuilders, MailKind, WhenRefused } from './outgoing-mail.ts'
import {
  buildDirectQuestion,
  buildDirectRejected,
  buildDirectReminder,
  buildDirectWaiting,
} from './payments/direct-mail-builders.ts'
import {
  buildCardEnds,
  buildCardStopped,
  buildCardStoppedNews,
  buildChargeRefused,
  buildInstalmentReminder,
} from './payments/card-mail-builder.ts'
import { buildChargebackNews, buildChargebackWaiting } from './payments/chargeback-mail-builders.ts'
import {
  buildCreditOffered,
  buildRefundCreditor,
  buildRefundDebtor,
} from './payments/refund-mail-builders.ts'
import { buildPaymentReceipt, buildPaymentReceived } from './payments/payment-mail-builders.ts'
import { buildPlanTurned, buildPlanTurnedNews } from './plans/living-plan-mail-builders.ts'
import {
  buildPlanAnswered,
  buildPlanBegun,
  buildPlanEnded,
  buildPlanExpired,
  buildPlanForCreditor,
  buildPlanSigned,
  buildPlanWaiting,
} from './plans/plan-mail-builders.ts'
import { buildLinkCode, buildQuestionReceived, buildQuestionWaiting } from './portal/portal-mail-builders.ts'
import { buildQuote } from './quotes/quote-mail-builder.ts'
import { buildMonthlyReport } from './reports/report-mail-builder.ts'
import { buildSettlementLetter } from './reports/settlement-mail.ts'
import { buildRemittanceSent } from './remittances/remittance-mails.ts'

/** Every kind of mail and the slice that writes it. */
export const mailBuilders: Partial<MailBuilders> = {
  'verify-email': buildVerifyEmail,
  'password-reset': buildPasswordReset,
  invitation: buildInvitation,
  'daily-news': buildDailyNews,
  'deputy-named': buildDeputyNamed,
  'deputy-released': buildDeputyReleased,
  quote: buildQuote,
  'case-receipt': buildCaseReceipt,
  'case-entered': buildCaseEntered,
  'information-answered': buildInformationAnswered,
  'waiver-waiting': buildWaiverWaiting,
  'case-accepted': buildCaseAccepted,
  'case-declined': buildCaseDeclined,
  'information-request': buildInformationRequest,
  'information-reminder': buildInformationReminder,
  'cost-consent-asked': buildCostConsentAsked,
  'cost-consent-answered': buildCostConsentAnswered,
  'first-letter': buildFirstLetter,
  'question-answered': buildQuestionAnswered,
  'message-to-creditor': buildMessageToCreditor,
  'complaint-answered': buildComplaintAnswered,
  'complaint-received': buildComplaintReceived,
  'lead-received': buildLeadReceived,
  'lead-waiting': buildLeadWaiting,
  'plan-waiting': buildPlanWaiting,
  'plan-ended': buildPlanEnded,
  'plan-for-creditor': buildPlanForCreditor,
  'plan-answered': buildPlanAnswered,
  'plan-expired': buildPlanExpired,
  'plan-signed': buildPlanSigned,
  'plan-begun': buildPlanBegun,
  'instalment-reminder': buildInstalmentReminder,
  'plan-turned': buildPlanTurned,
  'plan-turned-news': buildPlanTurnedNews,
  'charge-refused': buildChargeRefused,
  'card-ends': buildCardEnds,
  'card-stopped': buildCardStopped,
  'card-stopped-news': buildCardStoppedNews,
  'dispute-received': buildDisputeReceived,
  'dispute-question': buildDisputeQuestion,
  'dispute-resolved': buildDisputeResolved,
  'dispute-asked': buildDisputeAsked,
  'dispute-reminder': buildDisputeReminder,
  'dispute-decided': buildDisputeDecided,
  'dispute-waiting': buildDisputeWaiting,
  'direct-waiting': buildDirectWaiting,
  'direct-question': buildDirectQuestion,
  'direct-reminder': buildDirectReminder,
  'direct-rejected': buildDirectRejected,
  'payment-receipt': buildPaymentReceipt,
  'payment-received': buildPaymentReceived,
  'chargeback-waiting': buildChargebackWaiting,
  'chargeback-news': buildChargebackNews,
  'receipt-corrected': buildReceiptCorrected,
  'balance-corrected': buildBalanceCorrected,
  'refund-debtor': buildRefundDebtor,
  'refund-creditor': buildRefundCreditor,
  'credit-offered': buildCreditOffered,
  'remittance-sent': buildRemittanceSent,
  'bank-details-changed': buildBankDetailsChanged,
  'monthly-report': buildMonthlyReport,
  'settlement-letter': buildSettlementLetter,
  'link-code': buildLinkCode,
  'question-received': buildQuestionReceived,
  'question-waiting': buildQuestionWaiting,
}

/** What a slice does when nobody takes its mail; without a word here the mail is only noted as failed. */
export const whenRefused: Partial<Record<MailKind, WhenRefused>> = {
  'first-letter': letterRefused,
}
