import { Hono } from 'hono'
import { reachOf } from '#shared/access/can.ts'
import { isId } from '#shared/ids.ts'
import { fileResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'
import { keepReportFile, reportFormats } from './report-file.ts'

/** A report as PDF, CSV or XLSX in the reader's language, for the company that it is about and for the desk. */
export function reportRoutes({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/files/reports/:file', async (c) => {
    const { actor } = await contextOf(house, auth, c)
    const [id, ending = ''] = c.req.param('file').split('.')
    const format = reportFormats.find((known) => known.toLowerCase() === ending)
    if (!reachOf(actor.kind, 'reports.one') || !isId('report', id) || !format) return c.notFound()
    const row = await house.db.monthlyReport.findUnique({ where: { id }, select: { creditorId: true } })
    if (!row || (actor.kind === 'creditor' && actor.creditorId !== row.creditorId)) return c.notFound()
    return fileResponse(house, await keepReportFile(house, id, format, actor.language))
  })
  return app
}
