import * as z from 'zod'
import { ofCreditor, open, router } from '../trpc.ts'
import { approveRun, discardRun, takeBackRun } from './decide-run.ts'
import { beginRun } from './propose-run.ts'
import { remittance, remittances } from './remittance-queries.ts'
import { oneRemittance, oneRun, runChoice, runDiscard } from './run-input.ts'
import { orderFile, runPreview, runs } from './run-queries.ts'

export const remittancesRouter = router({
  list: ofCreditor('remittances.list')
    .input(z.object({ cursor: z.string().max(40).nullish() }))
    .query(({ ctx, input }) => remittances(ctx, input)),
  one: ofCreditor('remittances.one')
    .input(oneRemittance)
    .query(({ ctx, input }) => remittance(ctx, input)),
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
