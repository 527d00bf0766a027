import { type Minor, toDecimal } from '../money.ts'
import type { CreditorReference } from './creditor-reference.ts'
import { type Iban, readIban } from './iban.ts'

/** What a banking app reads from the code. */
export type TransferCode = {
  readonly name: string
  readonly iban: Iban
  readonly amount: Minor
  readonly currency: string
  readonly reference: CreditorReference
}

/** The limits of EPC069-12 (C10). */
export const transferCodeLimits = { name: 70, bytes: 331, leastMinor: 1, mostMinor: 99_999_999_999 } as const

/** A name as the code can hold it. */
export const nameInCode = (name: string) =>
  [...name.replace(/\s+/g, ' ').trim()].slice(0, transferCodeLimits.name).join('').trim()

/** Whether there is a code for such a transfer at all: EUR only, and no more than it has room for. */
export const hasTransferCode = ({ amount, currency }: Pick<TransferCode, 'amount' | 'currency'>) =>
  currency === 'EUR' && amount >= transferCodeLimits.leastMinor && amount <= transferCodeLimits.mostMinor

/**
 * The text of the QR code of a SEPA transfer (EPC069-12, version 002, UTF-8, without a BIC, which version 002 allows).
 * It is shown at error level M. Refuses (RangeError) what the guideline has no room for, so that no code is ever
 * printed that a bank reads differently.
 */
export function transferCode(transfer: TransferCode): string {
  const { name, iban, amount, currency, reference } = transfer
  if (!hasTransferCode(transfer)) throw new RangeError(`No transfer code for ${amount} ${currency}`)
  if (name === '' || [...name].length > transferCodeLimits.name || /[\r\n]/.test(name))
    throw new RangeError('The name of the code is one line of at most 70 characters')
  if (readIban(iban) !== iban) throw new RangeError('The code needs a valid IBAN')
  const lines = ['BCD', '002', '1', 'SCT', '', name, iban, `EUR${toDecimal(amount, 'EUR')}`, '', reference]
  const text = lines.join('\n')
  if (utf8Length(text) > transferCodeLimits.bytes) throw new RangeError('The code has more than 331 bytes')
  return text
}

/** How many bytes a text has in UTF-8; this room has no encoder. */
function utf8Length(text: string): number {
  return [...text].reduce((total, letter) => {
    const point = letter.codePointAt(0) ?? 0
    return total + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
  }, 0)
}

/** Reads such a code again, as a banking app does; null where it is none. For the demo's bank and for tests. */
export function readTransferCode(
  text: string,
): Record<'name' | 'iban' | 'amount' | 'reference', string> | null {
  const [tag, , , service, , name = '', iban = '', money = '', , reference = ''] = text.split(/\r?\n/)
  if (tag !== 'BCD' || service !== 'SCT' || !money.startsWith('EUR')) return null
  return { name, iban, amount: money.slice(3), reference }
}
