import { createInstance, type TFunction, type TypeOptions } from 'i18next'
import { direction, type Language, languages } from '#shared/languages.ts'

/** A namespace exists once app/words.d.ts names it. */
export type Namespace = keyof TypeOptions['resources']

export type Words = <N extends Namespace>(namespace: N) => TFunction<N>

const files = import.meta.glob<Record<string, unknown>>('../../../packages/shared/locales/*/*.json', {
  eager: true,
  import: 'default',
})

const dictionary = createInstance()
// With everything at hand this is done at once; there is nothing to wait for.
void dictionary.init({
  fallbackLng: false,
  initAsync: false,
  resources: Object.fromEntries(languages.map((language) => [language, dictionaryOf(language)])),
  // The renderer escapes every text once.
  interpolation: { escapeValue: false },
  returnNull: false,
  parseMissingKeyHandler: (key) => {
    throw new Error(`No words for ${key}`)
  },
})

function dictionaryOf(language: Language) {
  const folder = `/locales/${language}/`
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.includes(folder))
      .map(([path, words]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), words]),
  )
}

/** The words of one language, by namespace. A key that is missing fails the page instead of showing itself. */
export function wordsIn(language: Language): Words {
  const known = spoken.get(language)
  if (known) return known
  const words = remembering((namespace) => dictionary.getFixedT(language, namespace))
  const made = direction(language) === 'rtl' ? isolating(words) : words
  spoken.set(language, made)
  return made
}

const spoken = new Map<Language, Words>()

/** Most words of a page have nothing to fill in: each of them is looked up once, not once per page. */
function remembering(words: Words): Words {
  const namespaces = new Map<Namespace, unknown>()
  return <N extends Namespace>(namespace: N) => {
    const known = namespaces.get(namespace) as ReturnType<typeof words<N>> | undefined
    if (known) return known
    const translate = words(namespace) as unknown as (key: string, values?: object) => string
    const plain = new Map<string, string>()
    const said = (key: string, values?: object) => {
      if (values) return translate(key, values)
      const found = plain.get(key) ?? translate(key)
      plain.set(key, found)
      return found
    }
    const made = said as unknown as ReturnType<typeof words<N>>
    namespaces.set(namespace, made)
    return made
  }
}

/**
 * In a language that runs from right to left every value filled in is kept apart from the sentence around it (Unicode
 * FSI … PDI), so that a Latin name or an article of law does not carry the punctuation away.
 */
function isolating(words: Words): Words {
  const fit = ([name, value]: [string, unknown]) =>
    [name, typeof value === 'string' && name !== 'context' ? `\u2068${value}\u2069` : value] as const
  return (namespace) => {
    const translate = words(namespace) as unknown as (key: string, values?: object) => string
    const kept = (key: string, values?: object) =>
      translate(key, values && Object.fromEntries(Object.entries(values).map(fit)))
    return kept as unknown as ReturnType<typeof words<typeof namespace>>
  }
}

/** Words that the server names by their key. The key's type is lost on the way; a key that is missing still throws. */
export function namedIn(words: Words, namespace: Namespace): (key: string, values?: object) => string {
  return words(namespace) as unknown as (key: string, values?: object) => string
}
