import * as z from 'zod'
import { ofCreditor, open, router } from '../trpc.ts'
import { listReports, oneReport, reportInput } from './report-queries.ts'
import { reportProgress } from './report-progress.ts'

const company = z.optional(z.object({ creditorId: z.optional(z.string().max(40)) }))

export const reportsRouter = router({
  list: ofCreditor('reports.list')
    .input(company)
    .query(({ ctx }) => listReports(ctx)),
  one: ofCreditor('reports.one')
    .input(reportInput)
    .query(({ ctx, input }) => oneReport(ctx, input)),
  progress: open('reports.progress').query(({ ctx }) => reportProgress(ctx)),
})
