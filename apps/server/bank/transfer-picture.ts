import { SwissQRCode } from 'swissqrbill/svg'
import { renderSVG } from 'uqr'
import type { BankAddress } from '#shared/bank/pain.ts'
import { hasTransferCode, transferCode } from '#shared/bank/transfer-code.ts'
import { type Minor, toDecimal } from '#shared/money.ts'
import type { TransferDetails } from './transfer-details.ts'

/** Which code a banking app finds in the picture. */
export type TransferPicture = { kind: 'EPC' | 'SWISS'; source: string }

/**
 * The code of a transfer as a picture that needs no script: EPC069-12 for euros, error level M and no more than version
 * 13; the code of a Swiss QR bill for francs, which wants the payee's address. Null where there is no code for it.
 */
export function transferPicture(
  { name, iban, reference, currency }: TransferDetails,
  amount: Minor,
  address: BankAddress | null,
): TransferPicture | null {
  const transfer = { name, iban, amount, currency, reference }
  if (hasTransferCode(transfer)) {
    const svg = renderSVG(transferCode(transfer), { ecc: 'M', maxVersion: 13, border: 4 })
    return { kind: 'EPC', source: asSource(svg) }
  }
  const isSwiss = currency === 'CHF' && amount > 0 && /^(CH|LI)/.test(iban)
  if (!isSwiss || !address?.postalCode) return null
  const code = new SwissQRCode({
    currency: 'CHF',
    amount: Number(toDecimal(amount, currency)),
    reference,
    creditor: {
      account: iban,
      name,
      address: address.street ?? address.town,
      zip: address.postalCode,
      city: address.town,
      country: address.country,
    },
  })
  return { kind: 'SWISS', source: asSource(code.toString()) }
}

const asSource = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
