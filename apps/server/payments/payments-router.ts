import * as z from 'zod'
import { paymentChoice } from '#shared/payments/payment-input.ts'
import { ofCase, open, router } from '../trpc.ts'
import { paymentOutcome } from './payment-queries.ts'
import { settleSetAside, settleSetAsideInput } from './settle-set-aside.ts'
import { startPayment } from './start-payment.ts'

export const paymentsRouter = router({
  start: ofCase('payments.start')
    .input(paymentChoice)
    .mutation(({ ctx, input }) => startPayment(ctx, input)),
  outcome: ofCase('payments.outcome')
    .input(z.object({ paymentId: z.string().max(40) }))
    .query(({ ctx, input }) => paymentOutcome(ctx, input)),
  settleSetAside: open('payments.settleSetAside')
    .input(settleSetAsideInput)
    .mutation(({ ctx, input }) => settleSetAside(ctx, input)),
})
