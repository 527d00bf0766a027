/**
 * The remainder by 97 of ISO 7064, which IBANs and RF references are checked with: letters count as 10 to 35, digit by
 * digit, so that no number grows beyond what counts exactly. Refuses (RangeError) anything but capitals and digits.
 */
export function mod97(text: string): number {
  if (!/^[0-9A-Z]+$/.test(text)) throw new RangeError('Only capital letters and digits have a remainder')
  let rest = 0
  for (const letter of text) {
    for (const digit of String(Number.parseInt(letter, 36))) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest
}

/** In groups of four, as banks print IBANs and references and as people type them. */
export function inGroups(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ')
}
