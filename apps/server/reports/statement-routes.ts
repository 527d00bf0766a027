import { Hono } from 'hono'
import { isDay } from '#shared/dates.ts'
import { isRefusal } from '#shared/refusal.ts'
import { reachCase } from '../cases/reach-case.ts'
import { inTransaction } from '../db.ts'
import { writtenResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { renderPdf } from '../ports/pdf.ts'
import { contextOf, type Env } from '../request.ts'
import { loadStatement } from './statement-data.ts'
import { statementPaper } from './statement-paper.ts'

/** The account of a case as a paper, for the company whose case it is and for the desk; of today or of an earlier day. */
export function statementRoutes({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/files/statements/:id', async (c) => {
    const ctx = await contextOf(house, auth, c)
    const reached = await reachCase(ctx, 'cases.page', c.req.param('id').replace(/\.pdf$/, ''))
    const asked = c.req.query('on')
    if (!reached || (asked !== undefined && !isDay(asked))) return c.notFound()
    try {
      const loaded = await inTransaction(house.db, ctx.actor, (tx) =>
        loadStatement(house, tx, reached.caseId, asked),
      )
      const bytes = await renderPdf(statementPaper(loaded, ctx.actor.language, house.config.agency))
      const name = `${loaded.caseNumber}-${loaded.statement.on}.pdf`
      return writtenResponse({ bytes, name, type: 'application/pdf' })
    } catch (error) {
      // A case that was never taken on, or a day to come, has no statement.
      if (isRefusal(error)) return c.notFound()
      throw error
    }
  })
  return app
}
