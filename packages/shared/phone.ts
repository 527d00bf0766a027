/**
 * A telephone number as people write it, without what is only there for the eye: blanks, dots, dashes, slashes and
 * brackets go, Arabic digits become Western ones, a leading 00 becomes +. Null for what cannot be a number (E.164: at
 * most 15 digits). Whether it rings, and in which country, is not known here.
 */
export function plainPhone(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    // "+44 (0)20 …": the bracketed zero is dialled inside the country only.
    .replace(/^(\s*(?:\+|00).*?)\(0\)/, '$1')
    .replace(/[\s./()\-‐-―\p{Cf}]/gu, '')
    .replace(/^00/, '+')
  return /^\+?\d{5,15}$/.test(plain) ? plain : null
}
