/**
 * What a payment message may be written with (EPC217-08): letters, digits and a few signs. Other letters are written as
 * the nearest ones in Latin; what has none becomes a full stop, as the same paper says. Two languages write ä in two
 * ways, so that the mark is left out and nothing is spelt out [G].
 */
const allowed = /[^A-Za-z0-9/\-?:().,'+ ]/g

const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  '&': '+',
  '@': '(at)',
  _: '-',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  '`': "'",
  '"': "'",
  '“': "'",
  '”': "'",
  '„': "'",
  '«': "'",
  '»': "'",
  '·': '.',
  ';': ',',
  '!': '.',
  '€': 'E',
  // Greek, as ELOT 743 writes single letters.
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
  // Cyrillic, as Bulgaria, the member of SEPA that writes it, spells it in passports.
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sht',
  ъ: 'a',
  ы: 'y',
  ь: 'y',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/** A text in the letters of a payment message, at most so long. Slashes stand alone and never at an end. */
export function sepaText(text: string, atMost: number): string {
  const plain = [...text.normalize('NFKD').replaceAll(/\p{M}/gu, '')].map(nearest).join('')
  const tidy = plain
    .replaceAll(allowed, '.')
    .replaceAll(/\/{2,}/g, '/')
    .replaceAll(/ {2,}/g, ' ')
  return trimmed(trimmed(tidy).slice(0, atMost))
}

/** Whether anything is left of it that a bank could read. */
export const isReadable = (text: string): boolean => /[A-Za-z0-9]/.test(sepaText(text, 140))

function nearest(letter: string): string {
  const known = letters[letter]
  if (known !== undefined) return known
  const small = letters[letter.toLowerCase()]
  if (small !== undefined && letter !== letter.toLowerCase())
    return small.charAt(0).toUpperCase() + small.slice(1)
  return /\s/.test(letter) ? ' ' : letter
}

const trimmed = (text: string) => text.replaceAll(/^[\s/]+|[\s/]+$/g, '')
