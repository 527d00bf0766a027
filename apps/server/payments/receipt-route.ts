import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import { reachCase } from '../cases/reach-case.ts'
import { fileResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'
import { keepReceipt } from './keep-receipt.ts'

/** The receipt of a payment as the debtor has it, for the company whose money it is and for the desk. */
export function receiptRoute({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/files/receipts/:file', async (c) => {
    const ctx = await contextOf(house, auth, c)
    const id = c.req.param('file').replace(/\.pdf$/, '')
    if (!isId('payment', id)) return c.notFound()
    const payment = await house.db.payment.findUnique({ where: { id }, select: { caseId: true } })
    if (!payment || !(await reachCase(ctx, 'payments.receipts', payment.caseId))) return c.notFound()
    const file = await keepReceipt(house, id)
    return file ? fileResponse(house, file) : c.notFound()
  })
  return app
}
