import { createInstance, type TFunction, type TypeOptions } from 'i18next'
import { type Language, languages } from '#shared/languages.ts'

/** A namespace exists once app/words.d.ts names it. */
export type Namespace = keyof TypeOptions['resources']

export type Words = <N extends Namespace>(namespace: N) => TFunction<N>

const files = import.meta.glob<Record<string, unknown>>('../../../packages/shared/locales/*/*.json', {
  eager: true,
  import: 'default',
})

const dictionary = createInstance()
dictionary.init({
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
  return (namespace) => dictionary.getFixedT(language, namespace)
}

/** Words that the server names by their key. The key's type is lost on the way; a key that is missing still throws. */
export function namedIn(words: Words, namespace: Namespace): (key: string, values?: object) => string {
  return words(namespace) as unknown as (key: string, values?: object) => string
}
