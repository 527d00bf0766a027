import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import { reachCase } from '../cases/reach-case.ts'
import { writtenResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'
import { contentOf } from './chargeback-evidence.ts'

const written = ['receipt', 'messages', 'plan'] as const

/** The papers that we would lay before a bank, to be looked at before they are sent; for the desk. */
export function chargebackRoutes({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/files/chargebacks/:id/:source', async (c) => {
    const ctx = await contextOf(house, auth, c)
    const id = c.req.param('id')
    const source = written.find((one) => one === c.req.param('source'))
    if (!isId('chargeback', id) || !source) return c.notFound()
    const row = await house.db.chargeback.findUnique({ where: { id } })
    if (!row || !(await reachCase(ctx, 'payments.evidence', row.caseId))) return c.notFound()
    const { bytes, mediaType } = await contentOf(house, row, source)
    return writtenResponse({ bytes, name: `${source}.pdf`, type: mediaType })
  })
  return app
}
