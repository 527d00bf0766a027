import type { Words } from '../pages/words.ts'

/** What the rules say about a source in their own words; names of laws, papers and addresses stay what they are. */
const own = {
  'example of the operator': 'example',
  'price list': 'priceList',
  'by definition': 'definition',
  'general knowledge': 'generalKnowledge',
  'example values near the ECB euro reference rates and the pegs': 'exampleRates',
} as const

const derived = 'derived: '
const secondary = ' (one secondary source)'

/** A source in the reader's language, as far as it is made of words and not of names. */
export function sourceInWords(source: string, words: Words): string {
  const t = words('quotes')
  const named = (part: string) =>
    part.endsWith(secondary) ? `${part.slice(0, -secondary.length)} (${t('source.secondary')})` : part
  const parts = source.split('; ').map((part) => {
    if (part.startsWith(derived)) {
      const [, from] = part.split(', ')
      return from ? `${t('source.derived')}, ${named(from)}` : t('source.derived')
    }
    if (part in own) return t(`source.${own[part as keyof typeof own]}`)
    return named(part)
  })
  return parts.join(' · ')
}
