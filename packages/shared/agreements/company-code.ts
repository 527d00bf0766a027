const legalForms =
  /^(sl|slu|sa|sau|srl|sarl|sas|gmbh|ag|kg|ug|ltd|llp|plc|inc|llc|bv|nv|spa|oy|ab|as|aps|co)$/i
const longest = 3

/**
 * The letters that stand for a company in its numbers: the initials of its name without its legal form, two or three
 * capital Latin letters. A name in another script, or without enough letters, gets the letters of its only word, or XX.
 */
export function companyCode(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  const words = (plain.match(/[A-Za-z0-9]+/g) ?? []).filter((word) => !legalForms.test(word))
  const capitals = words.filter((word) => /^[A-Z0-9]/.test(word))
  const counted = capitals.length > 1 ? capitals : words
  const initials = counted.map((word) => word.charAt(0)).join('')
  const letters = initials.length > 1 ? initials : (words[0] ?? '')
  return letters
    .slice(0, initials.length > 1 ? longest : 2)
    .toUpperCase()
    .padEnd(2, 'X')
}
