import { createHash } from 'node:crypto'
import type { Instant } from '#shared/dates.ts'
import { isLanguage } from '#shared/languages.ts'
import type { FeeInvoiceData } from '#shared/remittances/fee-invoice.ts'
import type { House } from '../house.ts'
import { asFacturX } from '../ports/factur-x-pdf.ts'
import { renderPdf } from '../ports/pdf.ts'
import { feeInvoicePaper } from './fee-invoice-paper.ts'

/**
 * Prints an issued invoice and keeps it, once, whoever asks first: the job, or a creditor who opens it at once. Answers
 * the key of the file.
 */
export async function printFeeInvoice(house: House, feeInvoiceId: string): Promise<string> {
  const row = await house.db.feeInvoice.findUniqueOrThrow({ where: { id: feeInvoiceId } })
  if (row.fileKey) return row.fileKey
  const own = house.config.agencyBank
  // The column holds what issueFeeInvoice wrote, and nothing else writes it.
  const invoice: FeeInvoiceData = JSON.parse(row.data)
  const paper = feeInvoicePaper({
    language: isLanguage(row.language) ? row.language : 'en',
    agency: house.config.agency,
    issuedAt: row.issuedAt.toISOString() as Instant,
    payTo: own ? { holder: own.name, iban: own.iban } : null,
    invoice,
  })
  const bytes = asFacturX(await renderPdf(paper))
  const { key } = await house.files.put(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await house.db.feeInvoice.update({ where: { id: feeInvoiceId }, data: { fileKey: key, sha256 } })
  return key
}
