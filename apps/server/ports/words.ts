import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import i18next from 'i18next'
import { direction, type Language, languages } from '#shared/languages.ts'
import type costs from '../../../packages/shared/locales/en/costs.json'
import type disputes from '../../../packages/shared/locales/en/disputes.json'
import type mails from '../../../packages/shared/locales/en/mails.json'
import type papers from '../../../packages/shared/locales/en/papers.json'

/** `{ quote: { title: '…' } }` has the key `quote.title`; plural forms share the key without their suffix. */
type Keys<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Prefix}${K extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : K}`
    : Keys<T[K], `${Prefix}${K}.`>
}[keyof T & string]

type Vocabulary = {
  costs: typeof costs
  disputes: typeof disputes
  mails: typeof mails
  papers: typeof papers
}

export type Words<Namespace extends string> = (
  key: Namespace extends keyof Vocabulary ? Keys<Vocabulary[Namespace]> : string,
  values?: Record<string, string | number>,
) => string

/** Keeps a name, a number or an address whole inside a sentence that runs the other way (Unicode FSI … PDI). */
export const isolated = (text: string) => `\u2068${text}\u2069`

const folder = fileURLToPath(new URL('../../../packages/shared/locales/', import.meta.url))

const load = (language: Language) =>
  Object.fromEntries(
    readdirSync(`${folder}${language}`)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [
        file.slice(0, -'.json'.length),
        JSON.parse(readFileSync(`${folder}${language}/${file}`, 'utf8')),
      ]),
  )

const dictionary = i18next.createInstance()
await dictionary.init({
  fallbackLng: false,
  resources: Object.fromEntries(languages.map((language) => [language, load(language)])),
  // Whoever puts the words into HTML escapes them there, once.
  interpolation: { escapeValue: false },
  returnNull: false,
})

/**
 * The words of one namespace in one language, for letters and mails. A key that is missing in a language is
 * a bug that the house test finds; here it stops the letter instead of sending a key to a customer. In a
 * language that runs from right to left every value filled in is kept apart from the sentence around it.
 */
export function wordsFor<Namespace extends string>(
  language: Language,
  namespace: Namespace,
): Words<Namespace> {
  // The app types its own namespaces; the words of letters and mails are typed by Words above.
  const fixed: unknown = dictionary.getFixedT(language, namespace as never)
  const translate = fixed as (key: string, values: object) => string
  const fit = (value: string | number) =>
    direction(language) === 'rtl' && typeof value === 'string' ? isolated(value) : value
  return (key, values = {}) => {
    const filled = Object.entries(values).map(([name, value]) => [name, fit(value)])
    const text = translate(key, Object.fromEntries(filled))
    if (text === key) throw new Error(`No words for ${namespace}:${key} in ${language}`)
    return text
  }
}
