import { addDays, instant } from '#shared/dates.ts'
import { detailsInForce } from '../bank/details-in-force.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { booksOf } from './creditor-books.ts'
import { invoiceCharged, uninvoicedSince } from './invoice-charged.ts'

const system = { kind: 'system', language: 'en' } as const
/** What was charged comes onto the invoice of a run; where no run pays anything out, it is asked for after so long [G]. */
const waitsDays = 14

/**
 * Every day: invoices what was charged, is not set off, and that no run and no direct payment has brought onto an invoice,
 * such as what went back after the last remittance. A fee for a receipt that is still with the card provider waits on.
 */
export async function invoiceWhatWaits(house: House): Promise<void> {
  const today = house.clock.today()
  const before = instant(`${addDays(today, -waitsDays)}T00:00:00.000Z`)
  for (const { creditorId, currency } of await uninvoicedSince(house.db, before))
    await inTransaction(house.db, system, async (tx) => {
      const at = house.clock.now()
      const details = await detailsInForce(tx, creditorId, at)
      const { held } = await booksOf(tx, { creditorId, currency }, details !== null)
      await invoiceCharged(house, tx, {
        creditorId,
        currency,
        cause: `${creditorId}:${currency}:${today}`,
        paidApartFrom: null,
        held,
        on: today,
        at,
      })
    })
}
