import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import { reachCase } from '../cases/reach-case.ts'
import { fileResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'
import { keepPaper } from './plan-jobs.ts'

/** A plan as it was signed, for the company whose money it is and for the desk, also after it has ended. */
export function signedPlanRoute({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/files/plans/:id', async (c) => {
    const ctx = await contextOf(house, auth, c)
    const id = c.req.param('id')
    if (!isId('plan', id)) return c.notFound()
    const plan = await house.db.plan.findUnique({
      where: { id },
      select: { caseId: true, case: { select: { number: true } } },
    })
    if (!plan || !(await reachCase(ctx, 'plans.ofCase', plan.caseId))) return c.notFound()
    const key = await keepPaper(house, id)
    return fileResponse(house, { key, name: `${plan.case.number}-plan.pdf`, type: 'application/pdf' })
  })
  return app
}
