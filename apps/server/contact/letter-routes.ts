import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import { reachCase } from '../cases/reach-case.ts'
import { fileResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'

/** Our copy of what a debtor was sent, for the company in whose name it was sent and for the desk. */
export function letterRoutes({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/files/letters/:id', async (c) => {
    const ctx = await contextOf(house, auth, c)
    const id = c.req.param('id')
    if (!isId('letter', id)) return c.notFound()
    const letter = await house.db.letter.findUnique({
      where: { id },
      select: { caseId: true, paperKey: true, createdOn: true, case: { select: { number: true } } },
    })
    if (!letter || !(await reachCase(ctx, 'cases.page', letter.caseId))) return c.notFound()
    const name = `${letter.case.number ?? 'letter'}-${letter.createdOn}.pdf`
    return fileResponse(house, { key: letter.paperKey, name, type: 'application/pdf' })
  })
  return app
}
