import { Hono } from 'hono'
import { isStaff } from '#shared/access/actor.ts'
import { reachOf } from '#shared/access/can.ts'
import { isId } from '#shared/ids.ts'
import { fileResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'
import { printFeeInvoice } from './print-fee-invoice.ts'

/** An invoice of ours, for the company it is addressed to and for the desk. */
export function feeInvoiceRoute({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/files/fee-invoices/:id', async (c) => {
    const { actor } = await contextOf(house, auth, c)
    const id = c.req.param('id')
    if (!isId('feeInvoice', id) || reachOf(actor.kind, 'remittances.one') === null) return c.notFound()
    const row = await house.db.feeInvoice.findUnique({
      where: { id },
      select: { creditorId: true, text: true },
    })
    const isTheirs = actor.kind === 'creditor' ? row?.creditorId === actor.creditorId : isStaff(actor)
    if (!row || !isTheirs) return c.notFound()
    const key = await printFeeInvoice(house, id)
    return fileResponse(house, { key, name: `${row.text}.pdf`, type: 'application/pdf' })
  })
  return app
}
