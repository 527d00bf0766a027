import { renderSVG } from 'uqr'
import type { BankAddress } from '#shared/bank/pain.ts'
import { type SwissBill, swissBill, swissBillText } from '#shared/bank/swiss-bill.ts'
import { hasTransferCode, transferCode } from '#shared/bank/transfer-code.ts'
import type { Minor } from '#shared/money.ts'
import { swissCode } from './swiss-code.ts'
import type { TransferDetails } from './transfer-details.ts'

/** Which code a banking app finds in the picture. */
export type TransferPicture = { kind: 'EPC' | 'SWISS'; source: string }

/**
 * The code of a transfer as a picture that needs no script: EPC069-12 for euros, error level M and no more than version
 * 13; the code of a Swiss QR bill for francs, which wants the payee's address. Null where there is no code for it.
 */
export function transferPicture(
  details: TransferDetails,
  amount: Minor,
  address: BankAddress | null,
): TransferPicture | null {
  const { name, iban, reference, currency } = details
  const transfer = { name, iban, amount, currency, reference }
  if (hasTransferCode(transfer)) {
    const svg = renderSVG(transferCode(transfer), { ecc: 'M', maxVersion: 13, border: 4 })
    return { kind: 'EPC', source: asSource(svg) }
  }
  const bill = billOf(details, amount, address)
  return bill && { kind: 'SWISS', source: asSource(swissCode(swissBillText(bill))) }
}

/** The Swiss bill of a transfer, on the page and on paper the same; null where there is none for it. */
export const billOf = (
  { name, iban, reference, currency, caseNumber, payer }: TransferDetails,
  amount: Minor,
  address: BankAddress | null,
): SwissBill | null =>
  swissBill({ name, iban, address, amount, currency, reference, message: caseNumber, payer })

const asSource = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
