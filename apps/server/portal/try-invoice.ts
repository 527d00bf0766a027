import { Refusal } from '#shared/refusal.ts'
import { plainInvoiceNumber } from '#shared/portal/second-factor.ts'
import type { House } from '../house.ts'
import { sameSecret } from '../secrets.ts'
import type { OpenLink } from './open-link.ts'
import { countPortalTry, forgetPortalTries } from './tries.ts'

/** The number of an invoice that the debtor received: something only the two sides of the business know. */
export async function tryInvoice(house: House, link: OpenLink, ip: string, typed: string): Promise<void> {
  const number = plainInvoiceNumber(typed)
  if (number === '') throw new Refusal('portal.numberMissing')
  await countPortalTry(house, 'portal.factor', link.linkId, ip)
  const invoices = await house.db.invoice.findMany({
    where: { caseId: link.caseId },
    select: { number: true },
  })
  const fits = invoices.map((invoice) => sameSecret(plainInvoiceNumber(invoice.number), number))
  if (!fits.includes(true)) throw new Refusal('portal.numberUnknown')
  await forgetPortalTries(house, 'portal.factor', link.linkId, ip)
}
