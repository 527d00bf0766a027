import { Hono } from 'hono'
import { reachOf } from '#shared/access/can.ts'
import { isId } from '#shared/ids.ts'
import { fileResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'
import { printAgreement } from './agreement-jobs.ts'

/** The signed paper, for the company that signed it and for the desk. */
export function agreementRoutes({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/files/agreements/:id', async (c) => {
    const { actor } = await contextOf(house, auth, c)
    const id = c.req.param('id')
    if (!reachOf(actor.kind, 'agreements.current') || !isId('agreement', id)) return c.notFound()
    const row = await house.db.agreement.findUnique({ where: { id }, select: { creditorId: true } })
    if (!row || (actor.kind === 'creditor' && actor.creditorId !== row.creditorId)) return c.notFound()
    const { key, number } = await printAgreement(house, id)
    return fileResponse(house, { key, name: `${number}.pdf`, type: 'application/pdf' })
  })
  return app
}
