import { Hono } from 'hono'
import type { Web } from '../http.ts'
import { fileResponse, writtenResponse } from '../file-response.ts'
import type { Env } from '../request.ts'
import { inside } from './claim-routes.ts'
import { endedPaperFor, planCalendarFor, planPaperFor } from './plan-files.ts'
import { answerClosed } from './portal-web.ts'
import {
  attachmentFor,
  documentFor,
  evidenceFor,
  invoiceSheetFor,
  letterFor,
  receiptFor,
} from './portal-files.ts'
import { statementFor } from './statement-file.ts'
import { swissBillFor } from './transfer-files.ts'

const finders = {
  '/d/documents/:id': documentFor,
  '/d/evidence/:id': evidenceFor,
  '/d/invoices/:id': invoiceSheetFor,
  '/d/attachments/:id': attachmentFor,
  '/d/letters/:id': letterFor,
  '/d/payments/:id/receipt.pdf': receiptFor,
  '/d/statement.pdf': statementFor,
  '/d/transfer.pdf': swissBillFor,
  '/d/plan/paper.pdf': planPaperFor,
  '/d/plan/ended/paper.pdf': endedPaperFor,
  '/d/plan/calendar.ics': planCalendarFor,
}

/** Papers of the case, for a verified debtor: saved, never shown inside our page, never kept by a cache. */
export function fileRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()
  for (const [path, find] of Object.entries(finders)) {
    app.get(
      path,
      inside(web, async (c, ctx) => {
        const id = (c.req.param('id') ?? '').replace(/\.(pdf|xml)$/, '')
        const file = await find(ctx, id)
        if (!file) return answerClosed(web, c)
        return 'key' in file ? fileResponse(web.house, file) : writtenResponse(file)
      }),
    )
  }
  return app
}
