import * as z from 'zod'
import {
  oneFeeInvoice,
  settleFeeInvoiceInput,
  takeBackFeePaymentInput,
} from '#shared/remittances/fee-invoice-input.ts'
import { ofCreditor, open, router } from '../trpc.ts'
import { approveRun, discardRun, takeBackRun } from './decide-run.ts'
import { feeInvoice, feeInvoices } from './fee-invoice-queries.ts'
import { beginRun } from './propose-run.ts'
import { remittance, remittances } from './remittance-queries.ts'
import { oneRemittance, oneRun, runChoice, runDiscard } from './run-input.ts'
import { orderFile, runPreview, runs } from './run-queries.ts'
import { settleByHand, takeBackFeePayment } from './settle-by-hand.ts'

export const remittancesRouter = router({
  list: ofCreditor('remittances.list')
    .input(z.object({ cursor: z.string().max(40).nullish() }))
    .query(({ ctx, input }) => remittances(ctx, input)),
  one: ofCreditor('remittances.one')
    .input(oneRemittance)
    .query(({ ctx, input }) => remittance(ctx, input)),
  invoice: ofCreditor('remittances.invoice')
    .input(oneFeeInvoice)
    .query(({ ctx, input }) => feeInvoice(ctx, input)),
  invoices: open('remittances.invoices').query(({ ctx }) => feeInvoices(ctx)),
  settleInvoice: open('remittances.settleInvoice')
    .input(settleFeeInvoiceInput)
    .mutation(({ ctx, input }) => settleByHand(ctx, input)),
  takeBackFeePayment: open('remittances.takeBackFeePayment')
    .input(takeBackFeePaymentInput)
    .mutation(({ ctx, input }) => takeBackFeePayment(ctx, input)),
  runs: open('remittances.runs').query(({ ctx }) => runs(ctx)),
  run: open('remittances.run')
    .input(oneRun)
    .query(({ ctx, input }) => runPreview(ctx, input)),
  order: open('remittances.order')
    .input(z.object({ messageId: z.string().max(40) }))
    .query(({ ctx, input }) => orderFile(ctx, input)),
  begin: open('remittances.begin').mutation(({ ctx }) => beginRun(ctx.house)),
  approve: open('remittances.approve')
    .input(runChoice)
    .mutation(({ ctx, input }) => approveRun(ctx, input)),
  takeBack: open('remittances.takeBack')
    .input(runChoice)
    .mutation(({ ctx, input }) => takeBackRun(ctx, input)),
  discard: open('remittances.discard')
    .input(runDiscard)
    .mutation(({ ctx, input }) => discardRun(ctx, input)),
})
