import * as z from 'zod'
import { caseRef } from '#shared/cases/draft-input.ts'
import {
  directSeenInput,
  directWordsInput,
  reportDirectInput,
} from '#shared/payments/direct-payment-input.ts'
import {
  acceptChargebackInput,
  answerChargebackInput,
  evidenceRef,
} from '#shared/payments/chargeback-input.ts'
import {
  declineRefundInput,
  previewRefundInput,
  refundInput,
  refundSeenInput,
} from '#shared/payments/refund-input.ts'
import { paymentChoice } from '#shared/payments/payment-input.ts'
import { keepSetAsideInput, settleSetAsideInput } from '#shared/payments/set-aside-input.ts'
import { removeCardInput, stopCardInput } from '#shared/payments/card-input.ts'
import { ofCase, open, router } from '../trpc.ts'
import { acceptChargeback, answerChargeback } from './answer-chargeback.ts'
import { askRefund } from './ask-refund.ts'
import { answerDirect } from './answer-direct.ts'
import { receiptsOfCase } from './case-receipts.ts'
import { chargebacksOfCase, evidenceToChoose } from './chargeback-queries.ts'
import { approveRefund, declineRefund, takeBackRefund } from './decide-refund.ts'
import { directOfCase } from './direct-queries.ts'
import { cardOfCase, mandateForDebtor } from './card-queries.ts'
import { removeOwnCard, stopCard } from './remove-card.ts'
import { paymentOutcome } from './payment-queries.ts'
import { postDirect } from './post-direct.ts'
import { previewRefund } from './preview-refund.ts'
import { queryDirect } from './query-direct.ts'
import { refundsOfCase } from './refund-queries.ts'
import { rejectDirect } from './reject-direct.ts'
import { reportDirect } from './report-direct.ts'
import { keepSetAside } from './keep-set-aside.ts'
import { settleSetAside } from './settle-set-aside.ts'
import { startPayment } from './start-payment.ts'
import { verifyDirect } from './verify-direct.ts'

export const paymentsRouter = router({
  card: ofCase('payments.card')
    .input(z.object({ caseId: z.optional(z.string().max(40)) }))
    .query(({ ctx }) => cardOfCase(ctx)),
  mandate: ofCase('payments.mandate').query(({ ctx }) => mandateForDebtor(ctx)),
  removeCard: ofCase('payments.removeCard')
    .input(removeCardInput)
    .mutation(({ ctx, input }) => removeOwnCard(ctx, input)),
  stopCard: ofCase('payments.stopCard')
    .input(stopCardInput)
    .mutation(({ ctx, input }) => stopCard(ctx, input)),
  start: ofCase('payments.start')
    .input(paymentChoice)
    .mutation(({ ctx, input }) => startPayment(ctx, input)),
  outcome: ofCase('payments.outcome')
    .input(z.object({ paymentId: z.string().max(40) }))
    .query(({ ctx, input }) => paymentOutcome(ctx, input)),
  receipts: ofCase('payments.receipts')
    .input(caseRef)
    .query(({ ctx }) => receiptsOfCase(ctx)),
  direct: ofCase('payments.direct')
    .input(caseRef)
    .query(({ ctx }) => directOfCase(ctx)),
  reportDirect: ofCase('payments.reportDirect')
    .input(reportDirectInput)
    .mutation(({ ctx, input }) => reportDirect(ctx, input)),
  answerDirect: ofCase('payments.answerDirect')
    .input(directWordsInput)
    .mutation(({ ctx, input }) => answerDirect(ctx, input)),
  queryDirect: ofCase('payments.queryDirect')
    .input(directWordsInput)
    .mutation(({ ctx, input }) => queryDirect(ctx, input)),
  verifyDirect: ofCase('payments.verifyDirect')
    .input(directSeenInput)
    .mutation(({ ctx, input }) => verifyDirect(ctx, input)),
  postDirect: ofCase('payments.postDirect')
    .input(directSeenInput)
    .mutation(({ ctx, input }) => postDirect(ctx, input)),
  rejectDirect: ofCase('payments.rejectDirect')
    .input(directWordsInput)
    .mutation(({ ctx, input }) => rejectDirect(ctx, input)),
  refunds: ofCase('payments.refunds')
    .input(caseRef)
    .query(({ ctx }) => refundsOfCase(ctx)),
  previewRefund: ofCase('payments.previewRefund')
    .input(previewRefundInput)
    .query(({ ctx, input }) => previewRefund(ctx, input)),
  askRefund: ofCase('payments.askRefund')
    .input(refundInput)
    .mutation(({ ctx, input }) => askRefund(ctx, input)),
  approveRefund: ofCase('payments.approveRefund')
    .input(refundSeenInput)
    .mutation(({ ctx, input }) => approveRefund(ctx, input)),
  declineRefund: ofCase('payments.declineRefund')
    .input(declineRefundInput)
    .mutation(({ ctx, input }) => declineRefund(ctx, input)),
  takeBackRefund: ofCase('payments.takeBackRefund')
    .input(refundSeenInput)
    .mutation(({ ctx, input }) => takeBackRefund(ctx, input)),
  chargebacks: ofCase('payments.chargebacks')
    .input(caseRef)
    .query(({ ctx }) => chargebacksOfCase(ctx)),
  evidence: ofCase('payments.evidence')
    .input(evidenceRef)
    .query(({ ctx, input }) => evidenceToChoose(ctx, input)),
  answerChargeback: ofCase('payments.answerChargeback')
    .input(answerChargebackInput)
    .mutation(({ ctx, input }) => answerChargeback(ctx, input)),
  acceptChargeback: ofCase('payments.acceptChargeback')
    .input(acceptChargebackInput)
    .mutation(({ ctx, input }) => acceptChargeback(ctx, input)),
  settleSetAside: open('payments.settleSetAside')
    .input(settleSetAsideInput)
    .mutation(({ ctx, input }) => settleSetAside(ctx, input)),
  keepSetAside: open('payments.keepSetAside')
    .input(keepSetAsideInput)
    .mutation(({ ctx, input }) => keepSetAside(ctx, input)),
})
