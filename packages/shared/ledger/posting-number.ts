import { isId } from '../ids.ts'

/**
 * How many signs of a posting's id are its number: fifty bits of chance, so that among a million postings of one company
 * two bear the same number once in two thousand companies [G].
 */
const signs = 10

/**
 * The number of a posting as paper, files and screens say it, `8F3K2-M9QXY`: the end of its id, in two groups that a
 * person can read aloud and type. It is worked out and never stored, so that an old paper and a new one say the same.
 */
export function postingNumber(postingId: string): string {
  const end = postingId.slice(-signs).toUpperCase()
  return `${end.slice(0, signs / 2)}-${end.slice(signs / 2)}`
}

/**
 * The end of the id that a typed number names; null where it is none. Whoever reads an O or an L on paper means the
 * figure, because Crockford's letters have neither; every hyphen and space is only how it was written.
 */
export function readPostingNumber(typed: string): string | null {
  const plain = typed
    .replace(/[\s\u2010-\u2015\u2066-\u2069-]/g, '')
    .toLowerCase()
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  return plain.length === signs && isId('posting', `pst_${'0'.repeat(26 - signs)}${plain}`) ? plain : null
}
