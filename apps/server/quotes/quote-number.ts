import { randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that a number survives being read over the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 6

/** `SQ-7F3K2M`. A name, not a secret: the link's token is what opens a quote. */
export function newQuoteNumber(): string {
  const letters = Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length)))
  return `SQ-${letters.join('')}`
}
