/**
 * An invoice number as two people write it: capitals, blanks, dashes, full-width and Arabic digits make no difference.
 */
export function plainInvoiceNumber(typed: string): string {
  return westernDigits(typed)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{Z}\p{Pd}\p{C}]/gu, '')
}

/** A six-digit code as it is typed or pasted, `123 456` or `١٢٣٤٥٦`; null when it cannot be one. */
export function plainCode(typed: string): string | null {
  const digits = westernDigits(typed).replace(/[\p{Z}\p{Pd}\p{C}]/gu, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

function westernDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
}
